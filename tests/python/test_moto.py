"""moto's Route 53, driven by boto3, and ours: the same rows, and equal lists after every batch that both accept."""

import json
import os
import random
import unittest
from unittest.mock import patch

from differences import DIFFERENCES, multivalue, row
from moto import mock_aws
from partners import APEX, OWN, Moto, Package, create, delete, in_order, upsert
from test_botocore import VALUES, member

BATCHES = 300
SEED = 53
# Least number of batches that both accept, and that just one does.
LEAST_BOTH, LEAST_ONE = 150, 40


class MotoTest(unittest.TestCase):
    """A moto and a package; no call leaves this machine."""

    def setUp(self):
        keys = {"AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}
        for context in (patch.dict(os.environ, keys), mock_aws()):
            self.enterContext(context)
        self.package = Package()
        self.addCleanup(self.package.close)

    def both(self, rows: list[dict] = OWN) -> Moto:
        """Begins anew with these rows on both sides."""
        moto = Moto(rows)
        self.package.take(moto.rows(), moto.checks())
        return moto


class Export(MotoTest):
    def test_what_moto_lists_is_imported_and_exported_the_same(self):
        moto = Moto()
        checks = make_checks(moto)
        self.assertTrue(moto.change([create(each) for each in zone_of_all(checks)]).accepted)
        # Pages of twenty: more than the rows of any group, see test_a_page_cut_inside_a_group.
        listed = list({json.dumps(each): each for each in moto.rows(page=20)}.values())
        self.assertGreater(len(listed), 40)
        zone = self.package.take(listed, moto.checks())
        self.assertEqual(zone["ResourceRecordSets"], in_order(listed))
        self.assertEqual(zone["HealthChecks"], sorted(moto.checks(), key=lambda check: check["Id"]))
        self.assertEqual(len(zone["HealthChecks"]), len(checks))


class Sequence(MotoTest):
    def test_batches_that_both_accept_give_equal_lists(self):
        chance, check = random.Random(SEED), make_checks(Moto())[0]
        moto, counts = self.both(), {"both": 0, "neither": 0, "one": 0}
        for number in range(BATCHES):
            changes = random_batch(chance, moto.rows(), check)
            theirs, ours = moto.change(changes), self.package.change(changes)
            with self.subTest(number, changes=changes):
                counts[outcome(theirs, ours)] += 1
                if theirs.accepted and ours.accepted:
                    self.assertEqual(ours.rows, in_order(theirs.rows))
                elif theirs.accepted != ours.accepted:
                    self.assert_named(theirs if ours.accepted else ours)
            if not theirs.accepted or not ours.accepted:
                moto = Moto(ours.rows)
        print(f"moto and the package, {BATCHES} batches: {counts}")
        self.assertGreaterEqual(counts["both"], LEAST_BOTH)
        self.assertGreaterEqual(counts["one"], LEAST_ONE)

    def assert_named(self, refusal):
        """Each reason of a refusal that the other does not share stands in the table."""
        for message in refusal.messages:
            named = any(difference.phrase in message for difference in DIFFERENCES)
            self.assertTrue(named, f"a difference that the table does not name: {message}")


class Differences(MotoTest):
    def test_each_is_really_there(self):
        check = make_checks(Moto())[0]
        for difference in DIFFERENCES:
            with self.subTest(difference.name):
                moto = self.both()
                for changes in named(difference.before, check):
                    self.assertEqual(
                        (moto.change(changes).code, self.package.change(changes).code), ("accepted", "accepted")
                    )
                (changes,) = named([difference.batch], check)
                theirs, ours = moto.change(changes), self.package.change(changes)
                self.assertEqual((theirs.code, ours.code), (difference.moto, difference.ours))
                refusal = theirs if ours.accepted else ours
                self.assertTrue(any(difference.phrase in message for message in refusal.messages), refusal.messages)

    def test_a_batch_that_moto_refuses_half_way_is_half_done(self):
        moto, changes = self.both(), [create(row("a")), create({**row(), "Name": "www.example.org."})]
        theirs, ours = moto.change(changes), self.package.change(changes)
        self.assertEqual((theirs.code, ours.code), ("InvalidChangeBatch", "InvalidChangeBatch"))
        self.assertEqual((len(theirs.rows), len(ours.rows)), (len(OWN) + 1, len(OWN)))

    def test_a_delete_reaches_rows_of_that_identifier_in_other_groups(self):
        moto = self.both()
        for changes in ([create(multivalue("a")), create(multivalue("b"))], [delete(multivalue("a"))]):
            theirs, ours = moto.change(changes), self.package.change(changes)
        self.assertTrue(theirs.accepted and ours.accepted)
        self.assertEqual((len(theirs.rows), len(ours.rows)), (len(OWN), len(OWN) + 1))

    def test_names_are_listed_as_they_were_given(self):
        moto, changes = self.both(), [create({**row(), "Name": "*.WILD.example.com"})]
        theirs, ours = moto.change(changes), self.package.change(changes)
        self.assertEqual(
            (theirs.rows[-1]["Name"], ours.rows[-1]["Name"]), ("*.WILD.example.com.", "\\052.wild.example.com.")
        )

    def test_the_final_dot_takes_no_part_in_the_order(self):
        moto, changes = self.both(), [create(row("a")), create(row("a-b"))]
        theirs, ours = moto.change(changes), self.package.change(changes)
        names = [f"{name}.{APEX}" for name in ("a", "a-b")]
        self.assertEqual(
            ([each["Name"] for each in theirs.rows[-2:]], [each["Name"] for each in ours.rows[-2:]]),
            (names, names[::-1]),
        )

    def test_a_page_cut_inside_a_group_gives_rows_twice(self):
        """Moto gives no NextRecordIdentifier, so the next page begins with the group."""
        moto = self.both()
        moto.change([create(multivalue("www", str(n), f"192.0.2.{n}")) for n in (1, 2)])
        self.assertEqual((len(moto.rows(page=3)), len(moto.rows())), (5, 4))

    def test_the_soa_row_of_a_new_zone_is_no_soa_record(self):
        zone = (client := Moto().client).create_hosted_zone(Name="example.org.", CallerReference="bare")
        page = client.list_resource_record_sets(HostedZoneId=zone["HostedZone"]["Id"])
        (soa,) = [each for each in page["ResourceRecordSets"] if each["Type"] == "SOA"]
        self.assertTrue(soa["ResourceRecords"][0]["Value"].startswith("{'Value'"))

    def test_a_metric_check_loses_its_alarm(self):
        moto = Moto()
        moto.put_check("metric", Type="CLOUDWATCH_METRIC", AlarmIdentifier={"Region": "us-east-1", "Name": "cpu"})
        self.assertNotIn("AlarmIdentifier", moto.checks()[0]["HealthCheckConfig"])


def make_checks(moto: Moto) -> list[str]:
    """IDs of a check of each kind that moto keeps whole."""
    http = moto.put_check("http", Type="HTTP", IPAddress="192.0.2.1", Port=80, ResourcePath="/health")
    matched = {"FullyQualifiedDomainName": "www.example.com", "SearchString": "ok", "EnableSNI": True, "Inverted": True}
    regions = ["us-east-1", "us-west-1", "eu-west-1"]
    return [
        http,
        moto.put_check(
            "match",
            Type="HTTPS_STR_MATCH",
            Port=443,
            Regions=regions,
            RequestInterval=10,
            FailureThreshold=5,
            **matched,
        ),
        moto.put_check("tcp", Type="TCP", IPAddress="2001:db8::1", Port=25, Disabled=True, MeasureLatency=True),
        moto.put_check("both", Type="CALCULATED", HealthThreshold=1, ChildHealthChecks=[http]),
    ]


def zone_of_all(checks: list[str]) -> list[dict]:
    """Rows of every type, simple and multivalue, a failover pair, weighted rows, and names that are listed with escapes."""
    simple = [row(kind.lower(), kind, *values) for kind, values in VALUES.items()]
    groups = [
        member(f"multi.{kind.lower()}.{APEX}", kind, number, value)
        for kind, values in VALUES.items()
        for number, value in enumerate(values, 1)
        if kind not in ("CNAME", "DS", "NS")
    ]
    pool = [
        multivalue("pool", f"web-{n:02}", f"192.0.2.{n}", HealthCheckId=checks[n % len(checks)]) for n in range(1, 13)
    ]
    pair = [
        row("pair", "A", "192.0.2.1", "192.0.2.2", SetIdentifier="p", Failover="PRIMARY", HealthCheckId=checks[0]),
        row("pair", "A", "198.51.100.1", SetIdentifier="s", Failover="SECONDARY"),
    ]
    weighted = [row("weighted", "A", f"192.0.2.{n}", SetIdentifier=f"w{n}", Weight=85 * n) for n in range(4)]
    escaped = [row("\\052.wild"), row("a\\057b"), row("\\344", "TXT", '"umlaut"')]
    return simple + groups + pool + pair + weighted + escaped


def random_batch(chance: random.Random, rows: list[dict], check: str) -> list[dict]:
    """One or two changes; names in their listed spelling, identifiers of one group only."""
    return [random_change(chance, rows, check) for _ in range(chance.randint(1, 2))]


def random_change(chance: random.Random, rows: list[dict], check: str) -> dict:
    others = [each for each in rows if each["Name"] != APEX]
    if others and chance.random() < 0.35:
        present = chance.choice(others)
        return chance.choice([delete] * 3 + [upsert] * 3 + [create])(
            {**present, "TTL": chance.choice([present["TTL"]] * 9 + [300])}
        )
    return chance.choice([create] * 3 + [upsert] * 6 + [delete])(random_row(chance, check))


def random_row(chance: random.Random, check: str) -> dict:
    name = chance.choice(["www", "api", "w", "a.b", "b", "\\052.wild", "mail", "x\\057y", "alias"])
    kind = chance.choice(["CNAME"] * 9 + ["A"] if name == "alias" else ["A", "A", "AAAA", "TXT", "MX"] * 5 + ["CNAME"])
    value = {
        "A": f"192.0.2.{chance.randint(1, 250)}",
        "AAAA": f"2001:db8::{chance.randint(1, 250):x}",
        "TXT": f'"text {chance.randint(1, 250)}"',
        "MX": f"{chance.randint(1, 250)} mail.example.org.",
        "CNAME": "host.example.org.",
    }[kind]
    number = chance.randint(1, 2 if name == "mail" else 4)
    # Most names have one policy for all of their types, so that most rows go together.
    policy = {"www": "multivalue", "api": "multivalue", "w": "weighted", "mail": "failover"}.get(name, "simple")
    policy = chance.choice([policy] * 19 + ["multivalue"])
    identifier = {"SetIdentifier": f"{name}-{kind}-{number}"}
    if policy == "simple" or kind == "CNAME":
        return row(name, kind, value)
    if policy == "failover":
        return row(name, kind, value, **identifier, Failover=("PRIMARY", "SECONDARY")[number % 2], HealthCheckId=check)
    if policy == "weighted":
        return row(name, kind, value, **identifier, Weight=64 * (number - 1))
    return row(
        name, kind, value, **identifier, MultiValueAnswer=True, **({"HealthCheckId": check} if number == 1 else {})
    )


def outcome(theirs, ours) -> str:
    return {2: "both", 1: "one", 0: "neither"}[theirs.accepted + ours.accepted]


def named(batches: list[list[dict]], check: str) -> list[list[dict]]:
    """The batches with the ID of a check that is there."""
    return json.loads(json.dumps(batches).replace("{check}", check))


if __name__ == "__main__":
    unittest.main()
