//! What a file of `tests/cases/` says, as `tests/cases/README.md` explains it.

use std::collections::BTreeMap;

use multivalue::route53::{ChangeBatch, HealthCheck, ResourceRecordSet, ZoneSource};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) title: String,
    #[serde(rename = "standing")]
    pub(crate) _standing: Standing,
    #[serde(rename = "source")]
    pub(crate) _source: String,
    pub(crate) zone: ZoneSource,
    pub(crate) change: Option<ChangeBatch>,
    pub(crate) repeat: Option<usize>,
    #[serde(default)]
    pub(crate) accepted: bool,
    pub(crate) error: Option<Refusal>,
    pub(crate) query: Option<Query>,
    pub(crate) expect: Option<Expect>,
    pub(crate) list: Option<Vec<ResourceRecordSet>>,
    pub(crate) steps: Option<Vec<Step>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Step {
    Observe(Results),
    Put(Box<Put>),
    Delete(Delete),
    Health(Statuses),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Results {
    pub(crate) observe: String,
    pub(crate) ok: Option<bool>,
    pub(crate) checkers: Option<[usize; 2]>,
    pub(crate) times: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Put {
    pub(crate) put: HealthCheck,
    pub(crate) error: Option<Refusal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Delete {
    pub(crate) delete: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Statuses {
    pub(crate) health: BTreeMap<String, Status>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Status {
    pub(crate) status: String,
    pub(crate) source: Option<String>,
    pub(crate) streak: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Standing {
    Documented,
    Derived,
    Recommended,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Refusal {
    pub(crate) code: Option<String>,
    pub(crate) phrase: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Query {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) rtype: String,
    pub(crate) times: Option<usize>,
    pub(crate) seed: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Expect {
    pub(crate) rcode: String,
    pub(crate) policy: Option<String>,
    pub(crate) fail_open: bool,
    pub(crate) answer: Option<Vec<String>>,
    pub(crate) ttl: Option<u32>,
    pub(crate) owner: Option<String>,
    pub(crate) authority: Option<Vec<String>>,
    pub(crate) authority_ttl: Option<u32>,
    pub(crate) first_answers: Option<Vec<Vec<String>>>,
    pub(crate) counts: Option<Counts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Counts {
    pub(crate) values: usize,
    pub(crate) per_answer: usize,
    pub(crate) returned: Option<[usize; 2]>,
    #[serde(default)]
    pub(crate) returned_of: BTreeMap<String, [usize; 2]>,
    pub(crate) first: Option<[usize; 2]>,
    pub(crate) subsets: Option<Subsets>,
    pub(crate) orders: Option<Orders>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Subsets {
    pub(crate) count: usize,
    pub(crate) chi_square_below: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Orders {
    pub(crate) count: usize,
    pub(crate) each: [usize; 2],
}
