"""Names that ja_ginza finds: JSONL of id and text on standard input, JSONL of id and mentions on standard output.

Runs in an environment of its own (GiNZA pins SudachiPy below 0.7); see ../score.py. Labels of the extended named entity
hierarchy are mapped to the types of docs/annotation.md; what has no counterpart (places, products, dates) is left out.
"""

import json
import sys

import spacy

TYPES = {
    "Company": "COMPANY",
    "Corporation_Other": "COMPANY",
    "Company_Group": "COMPANY",
    "Organization_Other": "ORG",
    "International_Organization": "ORG",
    "Government": "ORG",
    "Political_Organization_Other": "ORG",
    "Political_Party": "ORG",
    "Cabinet": "ORG",
    "Military": "ORG",
    "Show_Organization": "ORG",
    "Sports_Organization_Other": "ORG",
    "Pro_Sports_Organization": "ORG",
    "School": "ORG",
    "Research_Institute": "ORG",
    "Newspaper": "ORG",
    "Person": "PERSON",
    "Position_Vocation": "TITLE",
}


def main() -> None:
    """Read documents, write mentions."""
    nlp = spacy.load("ja_ginza")
    for line in sys.stdin:
        record = json.loads(line)
        mentions = [
            {"start": entity.start_char, "end": entity.end_char, "type": TYPES[entity.label_]}
            for entity in nlp(record["text"]).ents
            if entity.label_ in TYPES
        ]
        sys.stdout.write(json.dumps({"id": record["id"], "mentions": mentions}) + "\n")


if __name__ == "__main__":
    main()
