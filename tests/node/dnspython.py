"""Asks a server many times by dnspython, and prints the addresses of every reply as JSON.

Words: the transport (udp, tcp, h1 or h2), the port, the name, how many times, and the certificate to trust.
"""

import json
import ssl
import sys

import dns.message
import dns.query
import httpx2

HOST = "127.0.0.1"
PATIENCE = 10


def addresses(reply: dns.message.Message) -> list[str]:
    """The A records in the order of the wire."""
    return [data.address for rrset in reply.answer for data in rrset]


def https(port: int, certificate: str, post: bool):
    """One session for all queries: HTTP/2 by POST, HTTP/1.1 by GET, so that both of each are asked."""
    session = httpx2.Client(http1=not post, http2=post, verify=ssl.create_default_context(cafile=certificate), trust_env=False)
    return lambda query: dns.query.https(query, f"https://{HOST}:{port}/dns-query", PATIENCE, session=session, post=post)


def asker(transport: str, port: int, certificate: str):
    """What sends one query and gives its reply; dnspython itself compares ID and question."""
    return {
        "udp": lambda: lambda query: dns.query.udp(query, HOST, PATIENCE, port),
        "tcp": lambda: lambda query: dns.query.tcp(query, HOST, PATIENCE, port),
        "h1": lambda: https(port, certificate, post=False),
        "h2": lambda: https(port, certificate, post=True),
    }[transport]()


def main(transport: str, port: str, name: str, count: str, certificate: str) -> None:
    """Runs the program."""
    ask = asker(transport, int(port), certificate)
    replies = [ask(dns.message.make_query(name, "A", use_edns=0)) for _ in range(int(count))]
    print(json.dumps([addresses(reply) for reply in replies]))


main(*sys.argv[1:])
