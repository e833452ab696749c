"""Where moto's Route 53 takes or refuses other change batches than AWS does.

Each difference says what AWS does and where that stands; test_moto.py asserts that moto really does
otherwise, so that a row which a new moto makes untrue has to go.
"""

from dataclasses import dataclass, field

from partners import APEX, OWN, create, delete, upsert


@dataclass
class Difference:
    name: str
    # What AWS does, and who says so.
    why: str
    batch: list[dict]
    # Verdicts: "accepted" or an error code.
    moto: str
    ours: str
    # Part of the message of the one that refuses, or of ours where both do.
    phrase: str
    # Batches that go before, and that both accept.
    before: list[list[dict]] = field(default_factory=list)


def row(name: str = "www", kind: str = "A", *values: str, **more) -> dict:
    records = [{"Value": value} for value in values or ("192.0.2.1",)]
    return {"Name": f"{name}.{APEX}", "Type": kind, "TTL": 60, "ResourceRecords": records, **more}


def multivalue(name: str = "www", identifier: str = "1", *values: str, **more) -> dict:
    return row(name, "A", *values, SetIdentifier=identifier, MultiValueAnswer=True, **more)


def laxer(name: str, why: str, batch: list[dict], phrase: str, before=(), code="InvalidChangeBatch") -> Difference:
    return Difference(name, why, batch, "accepted", code, phrase, [list(before)] if before else [])


def without(row: dict, *members: str) -> dict:
    return {member: value for member, value in row.items() if member not in members}


ALIAS = {"HostedZoneId": "Z2FDTNDATAQYW2", "DNSName": f"target.{APEX}", "EvaluateTargetHealth": False}
TARGET = "target.example.org."
API = "API reference, ResourceRecordSet"
BATCH = "API reference, ChangeResourceRecordSets"
QUOTAS = "Developer Guide, Quotas"
SEEN = "seen by users of the service"
INPUT = "InvalidInput"

GROUPS = [
    laxer(
        "a multivalue row beside a simple one",
        API,
        [create(multivalue())],
        "a non multivalue answer rrset exists",
        [create(row())],
    ),
    laxer(
        "a simple row beside a multivalue one",
        API,
        [create(row())],
        "other RRSets exist with the same name and type",
        [create(multivalue())],
    ),
    laxer(
        "weighted rows of two TTLs",
        SEEN,
        [create(row(SetIdentifier="2", Weight=1, TTL=300))],
        "weighted sets must contain the same TTL",
        [create(row(SetIdentifier="1", Weight=1))],
    ),
    laxer(
        "a weighted row beside a multivalue one",
        SEEN,
        [create(row(SetIdentifier="2", Weight=1))],
        "a non-weighted set exists",
        [create(multivalue())],
    ),
    laxer(
        "a failover row beside a multivalue one",
        API,
        [create(row(SetIdentifier="2", Failover="SECONDARY"))],
        "a non-failover RRSet",
        [create(multivalue())],
    ),
    laxer(
        "a row beside a CNAME",
        "RFC 1034 section 3.6.2",
        [create(row())],
        "a conflicting RRSet of type CNAME",
        [create(row("www", "CNAME", TARGET))],
    ),
    laxer(
        "a CNAME beside another row",
        "RFC 1034 section 3.6.2",
        [create(row("www", "CNAME", TARGET))],
        "conflicts with other records",
        [create(row())],
    ),
    laxer(
        "a CNAME at the apex",
        "Developer Guide, Supported DNS record types",
        [create({**row("www", "CNAME", TARGET), "Name": APEX})],
        "at apex in zone",
    ),
    laxer(
        "a CNAME of two values",
        "Developer Guide, Supported DNS record types",
        [create(row("www", "CNAME", TARGET, "b.example.org."))],
        "holds several values",
    ),
    laxer(
        "a second primary",
        "Developer Guide, Values specific for failover records",
        [create(row(SetIdentifier="2", Failover="PRIMARY", HealthCheckId="{check}"))],
        "same name, type and role",
        [create(row(SetIdentifier="1", Failover="PRIMARY", HealthCheckId="{check}"))],
    ),
    laxer(
        "a name that only ends like the zone's",
        BATCH,
        [create({**row(), "Name": "wwwexample.com."})],
        "is not permitted in zone",
    ),
    laxer(
        "a multivalue CNAME",
        API,
        [create({**multivalue(), "Type": "CNAME", "ResourceRecords": [{"Value": TARGET}]})],
        "this type of RRSet is not supported",
    ),
    laxer("the zone without a SOA", SEEN, [delete(OWN[1])], "must contain exactly one SOA record"),
    laxer("the zone without an NS", SEEN, [delete(OWN[0])], "must contain at least one NS record"),
]

ROWS = [
    laxer(
        "an unknown check",
        API,
        [create(multivalue(HealthCheckId="check-9"))],
        "No health check exists",
        code="NoSuchHealthCheck",
    ),
    laxer(
        "a check on a simple row",
        "Developer Guide, Values specific for simple records",
        [create(row(HealthCheckId="{check}"))],
        "if a health check is attached",
    ),
    laxer(
        "a primary without a check",
        API,
        [create(row(SetIdentifier="1", Failover="PRIMARY"))],
        "must have an associated health check",
    ),
    laxer(
        "two values in a multivalue row",
        "Developer Guide, Multivalue answer routing; what the API does is not documented",
        [create(multivalue("www", "1", "192.0.2.1", "192.0.2.2"))],
        "a multivalue answer row holds one value",
    ),
    laxer(
        "a multivalue alias",
        "Developer Guide, Values specific for multivalue answer records",
        [create(without(multivalue(AliasTarget=ALIAS), "TTL", "ResourceRecords"))],
        "should not be an alias rrset",
    ),
    laxer("a value twice", SEEN, [create(row("www", "A", "192.0.2.1", "192.0.2.1"))], "Duplicate Resource Record"),
    laxer(
        "401 values",
        QUOTAS,
        [create(row("www", "A", *(f"198.51.{n // 200}.{n % 200}" for n in range(401))))],
        "more than 400 records",
    ),
    laxer("a malformed value", API, [create(row("www", "A", "192.0.2.256"))], "Invalid Resource Record"),
    laxer("a label of 64 characters", "RFC 1035 section 2.3.4", [create(row("l" * 64))], "Domain label"),
    laxer(
        "a policy without a SetIdentifier",
        API,
        [create(without(multivalue(), "SetIdentifier"))],
        "Missing field 'SetIdentifier'",
        code=INPUT,
    ),
    laxer("a SetIdentifier without a policy", API, [create(row(SetIdentifier="1"))], "but found none", code=INPUT),
    laxer(
        "MultiValueAnswer false without a SetIdentifier",
        SEEN,
        [create(row(MultiValueAnswer=False))],
        "Missing field 'SetIdentifier'",
        code=INPUT,
    ),
    laxer(
        "two policies in a row", API, [create(multivalue(Failover="SECONDARY"))], "but found more than one", code=INPUT
    ),
    laxer(
        "a SetIdentifier of 129 characters",
        API,
        [create(multivalue("www", "i" * 129))],
        "1 to 128 characters",
        code=INPUT,
    ),
    laxer("no TTL", API, [create(without(row(), "TTL"))], "but found none", code=INPUT),
    laxer("a weight of 256", API, [create(row(SetIdentifier="1", Weight=256))], "255", code=INPUT),
    laxer("a negative TTL", API, [create(row(TTL=-1))], "TTL must be from 0", code=INPUT),
    laxer(
        "a type that Route 53 does not have",
        API,
        [create(row("www", "HINFO", '"a" "b"'))],
        "not facet-valid",
        code=INPUT,
    ),
]

BATCHES = [
    laxer(
        "a row created though it is there, with another TTL",
        BATCH,
        [create(row(TTL=300))],
        "but it already exists",
        [create(row())],
    ),
    laxer("one row twice in a batch", BATCH, [upsert(row()), upsert(row(TTL=300))], "an invalid set of changes"),
    laxer(
        "32,001 characters of values",
        QUOTAS,
        [create(row(f"txt-{n}", "TXT", f'"{"t" * 253}"')) for n in range(126)],
        "Number of characters limit",
    ),
    Difference(
        "a row deleted a second time: moto keeps all changes and looks there",
        BATCH,
        [delete(row())],
        "accepted",
        "InvalidChangeBatch",
        "but it was not found",
        [[create(row())], [delete(row())]],
    ),
    Difference(
        "a row that never was, deleted: the code",
        BATCH,
        [delete(row())],
        INPUT,
        "InvalidChangeBatch",
        "but it was not found",
    ),
    Difference(
        "a DELETE with another TTL: the code",
        BATCH,
        [delete(row(TTL=300))],
        INPUT,
        "InvalidChangeBatch",
        "do not match the current values",
        [[create(row())]],
    ),
    Difference(
        "a DELETE with the values in another order; AWS does not say, and a listing has no order to go by",
        BATCH,
        [delete(row("www", "A", "192.0.2.2", "192.0.2.1"))],
        INPUT,
        "accepted",
        "but found none",
        [[create(row("www", "A", "192.0.2.1", "192.0.2.2"))]],
    ),
    Difference(
        "a DELETE with the name in upper case",
        "Developer Guide, DNS domain name format",
        [delete({**row(), "Name": "WWW.EXAMPLE.COM."})],
        INPUT,
        "accepted",
        "but found none",
        [[create(row())]],
    ),
    Difference(
        "a row created anew after it was deleted",
        BATCH,
        [create(row("a"))],
        "InvalidChangeBatch",
        "accepted",
        "but it already exists",
        [[create(row("a")), create(row("b"))], [delete(row("a"))]],
    ),
    Difference(
        "a DELETE that leaves MultiValueAnswer out; moto takes it since its pull request 7153, of AWS it is not known",
        BATCH,
        [delete(without(multivalue(), "MultiValueAnswer"))],
        "accepted",
        INPUT,
        "but found none",
        [[create(multivalue())]],
    ),
    Difference(
        "an alias of what is not there",
        API,
        [create(without(row(AliasTarget=ALIAS), "TTL", "ResourceRecords"))],
        "accepted",
        "InvalidChangeBatch",
        "but that target was not found",
    ),
]

DIFFERENCES = GROUPS + ROWS + BATCHES
