//! What the Corefile tests share: a file of every option, and reading.
#![allow(dead_code, reason = "each test crate uses its part")]

use std::collections::BTreeMap;

use multivalue::corefile::{Corefile, CorefileError, ParseOptions, parse};

/// Every policy and option that this version routes by.
pub(crate) const WHOLE: &str = r#"
# A comment; "quotes" in it mean nothing.
example.com:5300, tls://example.org {
    errors
    log
    prometheus localhost:9153
    any
    cache 30
    multivalue example.com {
        simple @ TXT 300 "v=spf1 -all" plain # two values
        simple www CNAME 60 pool
        simple @ MX 300 "10 mail" "20 mail.example.org."
        multivalue pool A 60 {
            web-1 192.0.2.1 check web
            web-2 192.0.2.2 ttl 30 check web
            "web 3" 192.0.2.3
        }
        failover db A 60 {
            primary one 192.0.2.9 192.0.2.10 check tcp
            secondary two 192.0.2.11
        }
        check web http http://192.0.2.1:8080/health {
            interval 10
            threshold 2
            search "all is \"well\""
            inverted
        }
        check tcp tcp [2001:db8::1]:443
        check both calculated 1 web tcp {
            disabled no
        }
        health web unhealthy
        max_answers 2
        all_down closed
        seed 7
        fallthrough sub.example.com
    }
    whoami
}
"#;

pub(crate) fn read(text: &str) -> Result<Corefile, CorefileError> {
    let files = files();
    parse(text, &ParseOptions { files: &files, environment: None, seed: 1 })
}

/// The files that a Corefile may name.
pub(crate) fn files() -> BTreeMap<String, String> {
    let rows = r#"{"ResourceRecordSets": [{"Name": "f.example.com", "Type": "A", "TTL": 1,
        "ResourceRecords": [{"Value": "192.0.2.7"}]}]}"#;
    let checks = r#"{"HealthChecks": [{"Id": "file", "HealthCheckConfig": {"Type": "TCP"}}]}"#;
    let files = [
        ("FILE", rows),
        ("rows.json", rows),
        ("checks.json", checks),
        ("broken.json", "{"),
        ("rows", "simple imported A 60 192.0.2.8"),
        ("wrong", "\n\nnonsense"),
        ("circle", "import circle"),
        ("open", "log {"),
    ];
    files.map(|(name, text)| (name.to_owned(), text.to_owned())).into()
}
