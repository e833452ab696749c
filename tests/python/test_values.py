"""The record data in tests/values.tsv are what dnspython makes of its values; tests/values.rs is the other half."""

import re
import unittest
from pathlib import Path

import dns.name
import dns.rdata

VALUES = Path(__file__).parents[1] / "values.tsv"
OCTAL = re.compile(r"\\([0-3][0-7]{2})|\\.")


def decimal(text: str) -> str:
    """Route 53's octal escapes as the decimal ones of RFC 1035 section 5.1; other escapes are the same in both."""
    return OCTAL.sub(lambda found: f"\\{int(found[1], 8):03d}" if found[1] else found[0], text)


class Values(unittest.TestCase):
    def test_record_data(self):
        lines = VALUES.read_text().splitlines()
        self.assertGreater(len(lines), 0)
        for line in lines:
            kind, text, wire = line.split("\t")
            with self.subTest(f"{kind} {text}"):
                # Route 53 takes every name as absolute, with or without its final dot.
                data = dns.rdata.from_text("IN", kind, decimal(text), origin=dns.name.root, relativize=False)
                self.assertEqual(data.to_wire(origin=dns.name.root).hex(), wire)


if __name__ == "__main__":
    unittest.main()
