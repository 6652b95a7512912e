"""Writes a trained network as a model the tagger loads: ONNX with weights of 8 bits, vocabulary, settings."""

import json
import logging
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from pipeline.names.tagger.features import features
from pipeline.names.tagger.pieces import Pieces
from pipeline.names.tagger.tagger import SETTINGS, VOCABULARY, WEIGHTS
from pipeline.names.tagger.tags import KINDS
from pipeline.train.encoder import Encoder
from pipeline.train.network import Batch, Network

_EXAMPLE = "メルカリの山田進太郎CEOは智谱AI"
_OPERATORS = ("MatMul", "Gemm", "Gather")


class _One(nn.Module):
    """The network for one text, of which every piece and character counts."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, piece: Tensor, character: Tensor, place: Tensor) -> Tensor:
        return self.network(Batch(pieces, None, piece, character, place, None))


def export(network: Network, encoder: Encoder, settings: Mapping[str, Any], folder: Path) -> None:
    """Write a model; settings: what is worth knowing of how it came to be, JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = (f"{piece}\t{score:.4f}" for piece, score in encoder.pieces)
    (folder / VOCABULARY).write_text("\n".join(rows) + "\n", encoding="utf-8")
    read = features(Pieces(encoder.pieces), _EXAMPLE)
    inputs = tuple(torch.from_numpy(column)[None] for column in read)
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(scratch, WEIGHTS)
        torch.onnx.export(
            _One(network.cpu().float().eval()),
            inputs,
            str(whole),
            input_names=list(read._fields),
            output_names=["logits"],
            dynamic_axes={
                "pieces": {1: "pieces"},
                **{name: {1: "characters"} for name in ("piece", "character", "place", "logits")},
            },
            opset_version=17,
            dynamo=False,
        )
        logging.getLogger().setLevel(logging.ERROR)  # the quantizer advises on the root logger
        quantize_dynamic(
            whole,
            folder / WEIGHTS,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,  # 7 bits: sums of 8 saturate on CPUs without VNNI, which would find other names
            op_types_to_quantize=list(_OPERATORS),
        )
    described = {"kinds": list(KINDS), **settings}
    (folder / SETTINGS).write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
