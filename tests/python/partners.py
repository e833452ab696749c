"""Two that take the same change batches: moto's Route 53 behind boto3, and the npm package."""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

APEX = "example.com."
# The rows of a new zone, as "NS and SOA records that Amazon Route 53 creates" in the Developer Guide has them.
OWN = [
    {
        "Name": APEX,
        "Type": "NS",
        "TTL": 172800,
        "ResourceRecords": [{"Value": f"ns-{n}.awsdns-{n - 1984}.org."} for n in (2048, 2049)],
    },
    {
        "Name": APEX,
        "Type": "SOA",
        "TTL": 900,
        "ResourceRecords": [{"Value": "ns-2048.awsdns-64.org. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"}],
    },
]


@dataclass
class Verdict:
    """What became of a batch, and the rows after it, in the order of the one that gave them."""

    code: str
    messages: list[str] = field(default_factory=list)
    rows: list[dict] = field(default_factory=list)

    @property
    def accepted(self) -> bool:
        return self.code == "accepted"


class Moto:
    """A hosted zone that moto keeps; `mock_aws` has to be active."""

    def __init__(self, rows: list[dict] = ()):
        # What the service would refuse is to be judged by moto, so botocore does not look at it first.
        config = Config(parameter_validation=False, retries={"max_attempts": 0})
        self.client = boto3.client("route53", region_name="us-east-1", config=config)
        zone = self.client.create_hosted_zone(Name=APEX, CallerReference="test")
        self.id = zone["HostedZone"]["Id"]
        # moto's own SOA row is no SOA record: see the table of differences.
        self.change([upsert(row) for row in rows or OWN])

    def change(self, changes: list[dict]) -> Verdict:
        try:
            self.client.change_resource_record_sets(HostedZoneId=self.id, ChangeBatch={"Changes": changes})
        except ClientError as error:
            return Verdict(error.response["Error"]["Code"], [error.response["Error"]["Message"]], self.rows())
        return Verdict("accepted", [], self.rows())

    def rows(self, page: int = 300) -> list[dict]:
        return self._list("list_resource_record_sets", "ResourceRecordSets", page, HostedZoneId=self.id)

    def checks(self) -> list[dict]:
        return self._list("list_health_checks", "HealthChecks", 100)

    def put_check(self, reference: str, **config) -> str:
        made = self.client.create_health_check(CallerReference=reference, HealthCheckConfig=config)
        return made["HealthCheck"]["Id"]

    def _list(self, operation: str, member: str, page: int, **where) -> list[dict]:
        pages = self.client.get_paginator(operation).paginate(**where, PaginationConfig={"PageSize": page})
        return [entry for found in pages for entry in found.get(member, [])]


class Package:
    """A zone of the npm package, in a process of its own; it has to be built."""

    def __init__(self):
        script = Path(__file__).with_name("session.mjs")
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(["node", script], text=True, **pipes)

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=10)

    def take(self, rows: list[dict], checks: list[dict] = ()) -> dict:
        """Begins with these, and gives the zone as it is exported."""
        said = self._say({"import": {"Name": APEX, "ResourceRecordSets": rows, "HealthChecks": list(checks)}})
        if not said["accepted"]:
            raise AssertionError(f"the package refused what moto lists: {said['messages']}")
        return said["zone"]

    def change(self, changes: list[dict]) -> Verdict:
        said = self._say({"change": {"Changes": changes}})
        rows = said["zone"]["ResourceRecordSets"]
        return Verdict("accepted" if said["accepted"] else said["code"], said.get("messages", []), rows)

    def _say(self, request: dict) -> dict:
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError("the package's process ended (is it built? npm run build)")
        return json.loads(line)


def upsert(row: dict) -> dict:
    return {"Action": "UPSERT", "ResourceRecordSet": row}


def create(row: dict) -> dict:
    return {"Action": "CREATE", "ResourceRecordSet": row}


def delete(row: dict) -> dict:
    return {"Action": "DELETE", "ResourceRecordSet": row}


def in_order(rows: list[dict]) -> list[dict]:
    """Rows in the order of ListResourceRecordSets: labels in reverse, each with its dot, then type, then identifier."""

    def key(row: dict):
        labels = row["Name"].rstrip(".").split(".")
        return "".join(f"{label}." for label in reversed(labels)), row["Type"], row.get("SetIdentifier", "")

    return sorted(rows, key=key)
