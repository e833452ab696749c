"""Every shape that the package takes or gives is one that Route 53's own service model allows."""

import json
import subprocess
import unittest
from pathlib import Path

from shapes import faults, out_of_order, shape
from typescript import declarations, literals, members

ROOT = Path(__file__).parents[2]
EXAMPLES = {path.name: json.loads(path.read_text()) for path in sorted((ROOT / "examples").glob("*.json"))}
CASES = {path.name: json.loads(path.read_text()) for path in sorted((ROOT / "tests/cases").glob("*.json"))}

# A value of every record type that Route 53 has, from "Supported DNS record types" in the Developer Guide or the
# RFC of the type.
VALUES = {
    "A": ["192.0.2.1", "192.0.2.2"],
    "AAAA": ["2001:0db8:85a3:0:0:8a2e:0370:7334"],
    "CAA": ['0 issue "ca.example.net"', '0 iodef "mailto:admin@example.com"'],
    "CNAME": ["hostname.example.com"],
    "DS": ["60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118"],
    "HTTPS": ['1 . alpn="h2,h3" ipv4hint=192.0.2.1'],
    "MX": ["10 mail.example.com"],
    "NAPTR": ['100 50 "u" "E2U+sip" "!^(\\\\+441632960083)$!sip:\\\\1@example.com!" .'],
    "NS": ["ns-1.example.com"],
    "PTR": ["hostname.example.com"],
    "SPF": ['"v=spf1 ip4:192.168.0.1/16 -all"'],
    "SRV": ["10 5 80 hostname.example.com"],
    "SSHFP": ["2 1 123456789abcdef67890123456789abcdef67890"],
    "SVCB": ["16 foo.example.com. port=53"],
    "TLSA": ["0 0 1 d2abde240d7cd3ee6b4b28c54df034b97983a1d16e8a410e4561cb106618e971"],
    "TXT": ['"This string includes \\"quotation marks\\"."', '"one" "ex\\344mple"'],
}


def package(*asked: dict) -> list[dict]:
    """What the npm package exports for each zone; it has to be built."""
    script = Path(__file__).with_name("package.mjs")
    run = subprocess.run(["node", script], input=json.dumps(asked), capture_output=True, text=True)
    if run.returncode != 0:
        raise AssertionError(f"the package failed (is it built? npm run build):\n{run.stderr}")
    return json.loads(run.stdout)


def row(name: str, kind: str, **more) -> dict:
    """A row of every value that VALUES has for a type."""
    records = [{"Value": value} for value in VALUES[kind]]
    return {"Name": name, "Type": kind, **more, "TTL": 300, "ResourceRecords": records}


class ShapeTest(unittest.TestCase):
    def assert_shape(self, value, name: str):
        self.assertEqual(faults(value, name), [])

    def assert_zone(self, zone: dict):
        """The rows and checks of a zone are members of the two list responses, and nothing else stands there."""
        self.assertLessEqual(set(zone), {"Name", "ResourceRecordSets", "HealthChecks", "Health"})
        self.assert_shape({**RECORD_PAGE, "ResourceRecordSets": zone["ResourceRecordSets"]}, "ListResourceRecordSetsResponse")
        self.assert_shape({**CHECK_PAGE, "HealthChecks": zone.get("HealthChecks", [])}, "ListHealthChecksResponse")

    def assert_member_order(self, zone: dict):
        self.assertEqual(out_of_order(zone["ResourceRecordSets"], "ResourceRecordSets"), [])
        self.assertEqual(out_of_order(zone["HealthChecks"], "HealthChecks"), [])


RECORD_PAGE = {"IsTruncated": False, "MaxItems": "300"}
CHECK_PAGE = {"Marker": "", "IsTruncated": False, "MaxItems": "100"}


class TheJudge(ShapeTest):
    """The judgement itself sees what it is there to see."""

    def test_strictness(self):
        good = {"Name": "www.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}
        self.assert_shape(good, "ResourceRecordSet")
        without = {member: good[member] for member in ("Name", "TTL")}
        for bad in (
            without,
            {**good, "Unknown": 1},
            {**good, "Type": "HINFO"},
            {**good, "TTL": "60"},
            {**good, "TTL": 2**31},
            {**good, "Weight": 256},
            {**good, "SetIdentifier": ""},
            {**good, "SetIdentifier": "x" * 129},
            {**good, "Failover": "TERTIARY"},
            {**good, "ResourceRecords": []},
            {**good, "MultiValueAnswer": "true"},
        ):
            self.assertNotEqual(faults(bad, "ResourceRecordSet"), [], bad)
        self.assertNotEqual(out_of_order({"Type": "A", "Name": "a."}, "ResourceRecordSet"), [])


class Examples(ShapeTest):
    def test_they_are_what_the_command_line_prints(self):
        self.assertGreaterEqual(len(EXAMPLES), 4)
        for file, zone in EXAMPLES.items():
            with self.subTest(file):
                self.assert_zone(zone)
                self.assert_member_order(zone)

    def test_export_gives_them_back(self):
        exported = package(*({"source": zone} for zone in EXAMPLES.values()))
        for (file, zone), out in zip(EXAMPLES.items(), exported, strict=True):
            with self.subTest(file):
                self.assertEqual(out, zone)
                self.assert_member_order(out)

    def test_pages_are_accepted(self):
        """The two documents unmerged, with the members that a raw page has."""
        for file, zone in EXAMPLES.items():
            pages = [
                {"ResourceRecordSets": zone["ResourceRecordSets"], **RECORD_PAGE},
                {"HealthChecks": zone["HealthChecks"], **CHECK_PAGE},
            ]
            with self.subTest(file):
                self.assertEqual(package({"source": pages}), [zone])


class Cases(ShapeTest):
    def test_zones_lists_and_accepted_batches(self):
        self.assertGreaterEqual(len(CASES), 65)
        for file, case in CASES.items():
            with self.subTest(file):
                self.assert_zone(case["zone"])
                if case.get("accepted"):
                    self.assert_shape(case["change"], "ChangeBatch")
                self.assert_shape(case.get("list", []), "ResourceRecordSets")


class AcceptedBatches(ShapeTest):
    def test_a_row_of_every_type(self):
        """Created as simple and, where the model's documentation allows it, as multivalue rows."""
        types = set(shape("RRType").enum) - {"SOA"}
        self.assertEqual(set(VALUES), types)
        simple = [row(f"{kind.lower()}.example.com.", kind) for kind in sorted(types)]
        multivalue = [
            member(f"multi.{kind.lower()}.example.org.", kind, number, value)
            for kind in sorted(types - {"CNAME", "NS", "DS"})
            for number, value in enumerate(VALUES[kind], 1)
        ]
        for name, rows in (("example.com.", simple), ("example.org.", multivalue)):
            with self.subTest(name):
                self.check_batch(name, rows)

    def check_batch(self, name: str, rows: list[dict]):
        batch = {"Comment": "all types", "Changes": [{"Action": "CREATE", "ResourceRecordSet": each} for each in rows]}
        self.assert_shape(batch, "ChangeBatch")
        (zone,) = package({"source": {"Name": name, "ResourceRecordSets": []}, "changes": [batch]})
        self.assert_zone(zone)
        self.assert_member_order(zone)
        for each in rows:
            self.assertIn(each, zone["ResourceRecordSets"])
        self.assertEqual(len(zone["ResourceRecordSets"]), len(rows) + len(("NS", "SOA")))


def member(name: str, kind: str, number: int, value: str) -> dict:
    """One row of a multivalue group."""
    return {
        "Name": name,
        "Type": kind,
        "SetIdentifier": f"row-{number}",
        "MultiValueAnswer": True,
        "TTL": 60,
        "ResourceRecords": [{"Value": value}],
    }


class TypeScript(unittest.TestCase):
    """Our declarations say nothing that the service model does not."""

    ENUMERATIONS = ("RRType", "HealthCheckType", "HealthCheckRegion", "ComparisonOperator", "Statistic")
    MEMBER_ENUMERATIONS = {
        "ResourceRecordSet": {"Failover": "ResourceRecordSetFailover"},
        "HealthCheckConfig": {"InsufficientDataHealthStatus": "InsufficientDataHealthStatus"},
        "Change": {"Action": "ChangeAction"},
    }
    STRUCTURES = (
        "ResourceRecordSet",
        "ResourceRecord",
        "AliasTarget",
        "ChangeBatch",
        "Change",
        "HealthCheck",
        "HealthCheckConfig",
        "LinkedService",
        "AlarmIdentifier",
        "CloudWatchAlarmConfiguration",
        "Dimension",
    )

    @classmethod
    def setUpClass(cls):
        cls.types = declarations()

    def test_enumerations(self):
        for name in self.ENUMERATIONS:
            with self.subTest(name):
                self.assertEqual(literals(self.types[name]), set(shape(name).enum))

    def test_enumerations_of_members(self):
        for name, enumerations in self.MEMBER_ENUMERATIONS.items():
            declared = members(self.types[name])
            for member, enumeration in enumerations.items():
                with self.subTest(f"{name}.{member}"):
                    self.assertEqual(literals(declared[member][1]), set(shape(enumeration).enum))

    def test_members_and_what_is_required(self):
        for name in self.STRUCTURES:
            declared, expected = members(self.types[name]), shape(name)
            required = {member for member, (has_to_be, _) in declared.items() if has_to_be}
            with self.subTest(name):
                self.assertLessEqual(set(declared), set(expected.members))
                self.assertEqual(required, set(expected.required_members))


if __name__ == "__main__":
    unittest.main()
