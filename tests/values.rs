//! Values against a stranger: `tests/values.tsv` holds twelve random values of each record type in
//! Route 53's spelling, and the record data that dnspython makes of them.
//!
//! That dnspython does is the other half, in `tests/python/test_values.py`.

use std::collections::BTreeMap;
use std::fmt::Write;

use multivalue::dns::{RecordData, rtype};

#[test]
fn record_data_is_that_of_dnspython() {
    let mut checked = BTreeMap::new();
    for line in include_str!("values.tsv").lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [mnemonic, text, wire] = fields[..] else { panic!("three fields in {line:?}") };
        let data = RecordData::from_presentation(rtype::from_mnemonic(mnemonic).unwrap(), text);
        let data = data.unwrap_or_else(|error| panic!("{mnemonic}: {error}"));
        assert_eq!(hex(data.rdata()), wire, "{mnemonic} {text}");
        *checked.entry(mnemonic).or_insert(0) += 1;
    }
    let expected = rtype::ALL.map(|rtype| (rtype::mnemonic(rtype), 12));
    assert_eq!(checked, BTreeMap::from(expected));
}

fn hex(octets: &[u8]) -> String {
    octets.iter().fold(String::new(), |mut text, octet| {
        write!(text, "{octet:02x}").expect("a string takes all text");
        text
    })
}
