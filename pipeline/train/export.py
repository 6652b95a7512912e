"""Writes a trained network as a model the tagger loads: ONNX with weights of 8 bits, vocabulary, settings."""

import json
import logging
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from pipeline.facts.reader.reader import READER
from pipeline.names.tagger.features import features
from pipeline.names.tagger.pieces import Pieces
from pipeline.names.tagger.tagger import SETTINGS, VOCABULARY, WEIGHTS
from pipeline.names.tagger.tags import KINDS
from pipeline.train.encoder import Encoder
from pipeline.train.heads import ReadingNetwork, Scores
from pipeline.train.network import Batch, Network

_EXAMPLE = "メルカリの山田進太郎CEOは智谱AI"
_OPERATORS = ("MatMul", "Gemm", "Gather")
# What reads single quantities stays as it is: the scale of 8 bits would depend on which others stand beside them.
_WHOLE = "/heads/"
_READER_LENGTHS = {
    "states": {0: "pieces"},
    **{name: {0: "characters"} for name in ("piece", "place")},
    **{name: {0: "quantities"} for name in ("spans", "metric", "codes")},
    "starts": {1: "quantities", 2: "places"},
    "ends": {1: "quantities", 2: "characters"},
}


class _One(nn.Module):
    """The network for one text, of which every piece and character counts."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, piece: Tensor, character: Tensor, place: Tensor
    ) -> Tensor | tuple[Tensor, Tensor]:
        batch = Batch(pieces, None, piece, character, place, None)
        return self.network(batch) if self.network.told is None else self.network.read(batch)


def export(network: Network, encoder: Encoder, settings: Mapping[str, Any], folder: Path) -> None:
    """Write a model; settings: what is worth knowing of how it came to be, JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = (f"{piece}\t{score:.4f}" for piece, score in encoder.pieces)
    (folder / VOCABULARY).write_text("\n".join(rows) + "\n", encoding="utf-8")
    read = features(Pieces(encoder.pieces), _EXAMPLE)
    inputs = tuple(torch.from_numpy(column)[None] for column in read)
    outputs = ["logits"] if network.told is None else ["logits", "states"]
    lengths = {name: {1: "characters"} for name in ("piece", "character", "place", "logits")}
    lengths |= {name: {1: "pieces"} for name in ("pieces", "states")}
    one = _One(network.cpu().float().eval())
    _write(one, inputs, folder / WEIGHTS, (list(read._fields), outputs, lengths))
    described = {"kinds": list(KINDS), **settings}
    (folder / SETTINGS).write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def export_reader(network: ReadingNetwork, hidden: int, folder: Path) -> None:
    """Write the reader of facts beside the tagger on whose states, [pieces, hidden], it reads."""
    characters = torch.zeros(8, dtype=torch.int64)
    inputs = (torch.zeros(6, hidden), characters, characters, torch.tensor([[0, 2], [3, 4]]))
    given, told = ["states", "piece", "place", "spans"], list(Scores._fields)
    _write(network.cpu().float().eval(), inputs, folder / READER, (given, told, _READER_LENGTHS))


def _write(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    path: Path,
    names: tuple[list[str], list[str], Mapping[str, Mapping[int, str]]],
) -> None:
    """Write a module as ONNX with weights of 8 bits. names: of its inputs, its outputs, and lengths that change."""
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(scratch, path.name)
        torch.onnx.export(
            module,
            inputs,
            str(whole),
            input_names=names[0],
            output_names=names[1],
            dynamic_axes=names[2],
            opset_version=17,
            dynamo=False,
        )
        logging.getLogger().setLevel(logging.ERROR)  # the quantizer advises on the root logger
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,  # 7 bits: sums of 8 saturate on CPUs without VNNI, which would find other names
            op_types_to_quantize=list(_OPERATORS),
            nodes_to_exclude=list(_whole_nodes(whole)),
        )


def _whole_nodes(path: Path) -> Iterator[str]:
    for node in onnx.load(path).graph.node:
        if node.name.startswith(_WHOLE):
            yield from (node.name, f"{node.name}_MatMul")  # the quantizer cuts a Gemm in two before it looks
