//! Wrong Corefiles, and what is said of them.

/// What is wrong, between the braces of `example.com { multivalue { ... } }` where it starts
/// with a blank, else as a whole file; and where and what the error says.
pub(crate) const WRONG: &[(&str, &str)] = &[
    ("{\n", "1:1: found '{', expected a zone"),
    ("}", "1:1: found '}', expected a zone"),
    ("example.com,", "1:1: found 'example.com', expected a zone"),
    ("example.com {", "1:13: found the end of the file, expected '}'"),
    ("example.com {\n whoami", "2:2: found the end of the file, expected '}'"),
    ("example.com {\n whoami }", "2:9: found '}', expected '}' in a line of its own"),
    ("example.com {\n}\n}", "3:1: found '}', expected a zone"),
    ("example.com\nwhoami\n}", "3:1: found '}', expected a directive, as no '{' is open"),
    ("example.com { whoami\n}", "1:15: found 'whoami', expected the line to end behind '{'"),
    ("example.com {\n} whoami", "2:3: found 'whoami', expected the line to end behind '}'"),
    ("example.com {\n {\n }\n}", "2:2: found '{', expected a word before it"),
    ("a {\n}\nb\nwhoami", "4:1: found 'whoami', expected '{'"),
    ("a {\n}\nA.:53 {\n}", "3:1: found 'A.:53' again, expected each zone and port once"),
    (
        "example.com {\n log \"{type}\n}",
        "2:6: found a quote that nothing ends, expected a closing quote",
    ),
    ("ftp://example.com {\n}", "1:1: found 'ftp://example.com', expected a transport: one of"),
    ("example.com:0 {\n}", "1:1: found 'example.com:0', expected a port from 1 to 65535"),
    ("exa..mple {\n}", "1:1: found 'exa..mple', expected a zone"),
    (
        "example.com {\n whoam\n}",
        "2:2: found 'whoam', expected a directive: one of prometheus, errors, log,",
    ),
    ("example.com {\n whoami now\n}", "2:9: found 'now', expected the line to end (whoami)"),
    ("example.com {\n any\n any\n}", "3:2: found a second 'any', expected it to stand once"),
    ("example.com {\n any {\n }\n}", "2:5: found a block, expected the line to end"),
    (
        "example.com {\n log {\n class good\n}\n}",
        "3:8: found 'good', expected one of all, success, denial, error",
    ),
    (
        " simpel @ A 60 192.0.2.1",
        "3:2: found 'simpel', expected one of route53, health_checks, simple",
    ),
    (
        " simple",
        "3:8: found the end of the line, expected a domain name (NAME), as in: simple NAME TYPE TTL VALUE...",
    ),
    (" simple a..b A 60 192.0.2.1", "3:9: found 'a..b', expected a domain name (NAME)"),
    (" simple @ AA 60 192.0.2.1", "3:11: found 'AA', expected a record type that Route 53 has"),
    (
        " simple @ A -1 192.0.2.1",
        "3:13: found '-1', expected a whole number from 0 to 2147483647 (TTL)",
    ),
    (" simple @ A 60", "3:15: found the end of the line, expected VALUE"),
    (" simple @ A 60 192.0.2.256", "3:2: InvalidChangeBatch: Invalid Resource Record"),
    (" simple @ A 60 192.0.2.1 192.0.2.1", "3:2: InvalidChangeBatch: Duplicate Resource Record"),
    (
        " simple www.example.org. A 60 192.0.2.1",
        "3:2: InvalidChangeBatch: RRSet with DNS name www.example.org.",
    ),
    (" simple @ CNAME 60 www", "3:2: InvalidChangeBatch: RRSet of type CNAME"),
    (" simple @ A 60 alias", "3:16: found 'alias', expected one target behind 'alias'"),
    (" simple @ TXT 60 literal", "3:18: found 'literal', expected values behind it"),
    (
        " simple @ A 60 192.0.2.1 evaluate_target_health",
        "3:26: found 'evaluate_target_health', expected it behind 'alias TARGET' alone",
    ),
    (
        " multivalue @ A 60",
        "3:2: found 'multivalue' without rows, expected a block of rows (ID VALUE...",
    ),
    (" multivalue @ A 60 {\n one\n }", "4:5: found the end of the line, expected VALUE"),
    (
        " multivalue @ A 60 {\n one 192.0.2.1 192.0.2.2\n }",
        "4:2: InvalidChangeBatch: RRSet with DNS name example.com., type A, SetIdentifier one cannot be created because a multivalue answer row holds one value",
    ),
    (
        " multivalue @ A 60 {\n one 192.0.2.1 ttl soon\n }",
        "4:20: found 'soon', expected a whole number from 0 to 2147483647 (TTL)",
    ),
    (
        " multivalue @ A 60 {\n one 192.0.2.1\n one 192.0.2.2\n }",
        "5:2: InvalidChangeBatch: RRSet with DNS name example.com., type A, SetIdentifier one stands twice",
    ),
    (" multivalue @ CNAME 60 {\n one www\n }", "4:2: InvalidChangeBatch: RRSet"),
    (
        " failover @ A 60 {\n first one 192.0.2.1\n }",
        "4:2: found 'first', expected one of primary, secondary",
    ),
    (
        " failover @ A 60 {\n primary one 192.0.2.1\n }",
        "4:2: InvalidChangeBatch: A non-alias primary",
    ),
    (
        " failover @ A 60 {\n secondary a 192.0.2.1\n secondary b 192.0.2.2\n }",
        "5:2: found a second 'secondary', expected it to stand once",
    ),
    (
        " weighted @ A 60 {\n 256 one 192.0.2.1\n }",
        "4:2: found '256', expected a whole number from 0 to 255 (WEIGHT)",
    ),
    (" check web http ftp://192.0.2.1", "3:17: found 'ftp://192.0.2.1', expected a URL of http://"),
    (" check web https https://:443/", "3:18: found 'https://:443/', expected a URL with a host"),
    (" check web tcp 192.0.2.1", "3:16: found '192.0.2.1', expected ADDRESS:PORT"),
    (" check web tcp 192.0.2.1:99999", "3:16: found '192.0.2.1:99999', expected ADDRESS:PORT"),
    (" check web smtp 192.0.2.1", "3:12: found 'smtp', expected one of http, https, tcp"),
    (
        " check web calculated some a b",
        "3:23: found 'some', expected how many children must be healthy",
    ),
    (" check web tcp 192.0.2.1:80 {\n interval 20\n }", "4:11: found '20', expected one of 10, 30"),
    (
        " check web tcp 192.0.2.1:80 {\n search text\n }",
        "3:2: found a text to search for in a TCP check, expected it in http and https checks alone",
    ),
    (
        " check web tcp 192.0.2.1:80\n check web tcp 192.0.2.1:81",
        "4:2: InvalidInput: Invalid request: health check web stands twice",
    ),
    (" health web sick", "3:13: found 'sick', expected one of healthy, unhealthy"),
    (
        " health web healthy",
        "3:2: NoSuchHealthCheck: No health check exists with the specified ID: web",
    ),
    (" max_answers 0", "3:14: found '0', expected a whole number from 1 to 255 (N)"),
    (" all_down maybe", "3:11: found 'maybe', expected one of open, closed"),
    (
        " seed 18446744073709551616",
        "3:7: found '18446744073709551616', expected a whole number from 0",
    ),
    (" route53 none.json", "3:10: found 'none.json', expected a file that the host passes"),
    (
        " route53 broken.json",
        "3:10: in 'broken.json' at 1:1: EOF while parsing an object, expected the output of 'aws route53 list-resource-record-sets'",
    ),
    ("a {\n import\n}", "2:8: found no single name, expected import SNIPPET|FILE"),
    ("a {\n import b c\n}", "2:12: found no single name, expected import SNIPPET|FILE"),
    (
        "a {\n import none\n}",
        "2:9: found 'none', expected a snippet above it, or a file that the host passes",
    ),
    ("a {\n import s\n}\n(s) {\n any\n}", "2:9: found 's', expected a snippet above it"),
    ("(s) {\n}\n(s) {\n}", "3:1: found '(s)' again, expected each snippet once"),
    ("a {\n import circle\n}", "2:9: found 'circle', expected imports that are not so deep"),
    ("a {\n import open\n}", "2:9: in 'open' at 1:5: found the end of the file, expected '}'"),
];
