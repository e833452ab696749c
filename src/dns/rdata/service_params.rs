//! Service parameters of SVCB and HTTPS values.
//!
//! `domain` does not parse these outside of zone files, and rejects keys with a `z` or a `9`.
//!
//! Source: RFC 9460 sections 2.1, 2.2, 7, 8 and appendix A; RFC 9461 section 5 (`dohpath`);
//! RFC 9540 section 4 (`ohttp`).

use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use domain::base::iana::{Rtype, SvcParamKey};
use domain::utils::base64;

use super::error::ValueErrorKind;
use super::words::Word;

/// Parameters in wire format, in the order of the wire: by key.
type Params = BTreeMap<SvcParamKey, Vec<u8>>;

/// A part of a parameter, or the reason why it is illegal.
type ParamResult<T> = Result<T, &'static str>;

/// Composes `KEY`, `KEY=VALUE` and `KEY="VALUE"` to wire format.
pub(super) fn compose(rtype: Rtype, words: &[Word<'_>]) -> Result<Vec<u8>, ValueErrorKind> {
    let params = parse(words).and_then(|params| check_keys(&params).map(|()| params));
    let params = params.map_err(|reason| ValueErrorKind::IllegalParameter(rtype, reason))?;
    let mut wire = Vec::new();
    for (key, value) in params {
        let length = u16::try_from(value.len()).map_err(|_| ValueErrorKind::ValueTooLong)?;
        wire.extend(key.to_int().to_be_bytes());
        wire.extend(length.to_be_bytes());
        wire.extend(value);
    }
    Ok(wire)
}

fn parse(words: &[Word<'_>]) -> ParamResult<Params> {
    let mut params = Params::new();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        let string = words.next_if(|next| next.is_attached_string());
        let (key, value) = split(word, string)?;
        let value = match key_of_name(&key) {
            Some(key) => (key, compose_value(key, &value)?),
            None => (key_of_number(&key)?, value),
        };
        if params.insert(value.0, value.1).is_some() {
            return Err("a key stands twice");
        }
    }
    Ok(params)
}

/// Splits a word at its first `=`. The value may be a string right after it.
fn split(word: &Word<'_>, string: Option<&Word<'_>>) -> ParamResult<(String, Vec<u8>)> {
    if !word.is_separate() {
        return Err("a parameter is KEY, KEY=VALUE or KEY=\"VALUE\"");
    }
    let octets = word.octets();
    let mut parts = octets.splitn(2, |octet| *octet == b'=');
    let key = parts.next().unwrap_or_default().to_vec();
    let value = match (parts.next(), string) {
        (value, None) => value.unwrap_or_default().to_vec(),
        (Some([]), Some(string)) => string.octets(),
        _ => return Err("a quotation mark stands elsewhere than after ="),
    };
    Ok((String::from_utf8(key).map_err(|_| UNKNOWN_KEY)?, value))
}

/// A key by its number or its registered name.
fn key(text: &str) -> ParamResult<SvcParamKey> {
    key_of_name(text).map_or_else(|| key_of_number(text), Ok)
}

fn key_of_name(name: &str) -> Option<SvcParamKey> {
    let mut keys = (0..=SvcParamKey::OHTTP.to_int()).map(SvcParamKey::from_int);
    keys.find(|key| key.to_mnemonic_str() == Some(name))
}

/// `keyNNNNN` (RFC 9460 section 2.1). The value of such a key is not parsed.
fn key_of_number(text: &str) -> ParamResult<SvcParamKey> {
    let digits = text.strip_prefix("key").filter(|digits| is_canonical_number(digits));
    let number = digits.and_then(|digits| digits.parse().ok()).ok_or(UNKNOWN_KEY)?;
    match SvcParamKey::from_int(number) {
        SvcParamKey::INVALID => Err("key65535 is reserved"),
        key => Ok(key),
    }
}

/// Whether a number has digits only and no leading zeros.
fn is_canonical_number(text: &str) -> bool {
    text.bytes().all(|octet| octet.is_ascii_digit()) && (text == "0" || !text.starts_with('0'))
}

fn compose_value(key: SvcParamKey, value: &[u8]) -> ParamResult<Vec<u8>> {
    match key {
        SvcParamKey::MANDATORY => mandatory(value),
        SvcParamKey::ALPN => alpn(value),
        SvcParamKey::NO_DEFAULT_ALPN => no_value(value, "no-default-alpn has no value"),
        SvcParamKey::OHTTP => no_value(value, "ohttp has no value"),
        SvcParamKey::PORT => port(value),
        SvcParamKey::IPV4HINT => hints(value, |hint: Ipv4Addr| hint.octets()),
        SvcParamKey::IPV6HINT => hints(value, |hint: Ipv6Addr| hint.octets()),
        SvcParamKey::ECH => ech(value),
        _ => Ok(value.to_vec()),
    }
}

fn mandatory(value: &[u8]) -> ParamResult<Vec<u8>> {
    let mut keys = BTreeSet::new();
    for name in items(value)? {
        match key(name)? {
            SvcParamKey::MANDATORY => return Err("mandatory lists itself"),
            key if keys.insert(key) => {}
            _ => return Err("mandatory lists a key twice"),
        }
    }
    Ok(keys.into_iter().flat_map(|key| key.to_int().to_be_bytes()).collect())
}

fn alpn(value: &[u8]) -> ParamResult<Vec<u8>> {
    let mut wire = Vec::new();
    for id in escaped_items(value)? {
        let length = u8::try_from(id.len()).ok().filter(|length| *length > 0);
        wire.push(length.ok_or("an alpn-id has 1 to 255 octets")?);
        wire.extend(id);
    }
    Ok(wire)
}

fn no_value(value: &[u8], reason: &'static str) -> ParamResult<Vec<u8>> {
    if value.is_empty() { Ok(Vec::new()) } else { Err(reason) }
}

fn port(value: &[u8]) -> ParamResult<Vec<u8>> {
    let digits = utf8(value)?;
    match digits.parse::<u16>() {
        Ok(port) if !digits.starts_with('+') => Ok(port.to_be_bytes().to_vec()),
        _ => Err("a port is a number from 0 to 65535"),
    }
}

fn hints<T: FromStr, const N: usize>(
    value: &[u8],
    octets: fn(T) -> [u8; N],
) -> ParamResult<Vec<u8>> {
    let mut wire = Vec::new();
    for hint in items(value)? {
        let address = hint.parse().map_err(|_| "a hint is not an IP address of its family")?;
        wire.extend(octets(address));
    }
    Ok(wire)
}

fn ech(value: &[u8]) -> ParamResult<Vec<u8>> {
    let config: Option<Vec<u8>> = base64::decode(utf8(value)?).ok();
    let config = config.filter(|config| !config.is_empty());
    config.ok_or("ech is not a configuration in base 64")
}

/// The items of a comma-separated list without escapes.
fn items(value: &[u8]) -> ParamResult<impl Iterator<Item = &str>> {
    Ok(utf8(value)?.split(','))
}

/// The items of a comma-separated list; `\,` is a comma and `\\` a backslash (appendix A.1).
fn escaped_items(value: &[u8]) -> ParamResult<Vec<Vec<u8>>> {
    let (mut items, mut item) = (Vec::new(), Vec::new());
    let mut octets = value.iter();
    while let Some(octet) = octets.next() {
        match octet {
            b',' => items.push(std::mem::take(&mut item)),
            b'\\' => match octets.next() {
                Some(escaped @ (b',' | b'\\')) => item.push(*escaped),
                _ => return Err("a backslash in a list escapes only a comma or a backslash"),
            },
            _ => item.push(*octet),
        }
    }
    items.push(item);
    Ok(items)
}

fn utf8(value: &[u8]) -> ParamResult<&str> {
    str::from_utf8(value).map_err(|_| "a value has octets outside ASCII")
}

/// Checks the rules between parameters (RFC 9460 sections 7.1.1 and 8).
fn check_keys(params: &Params) -> ParamResult<()> {
    let has = |key| params.contains_key(&key);
    if has(SvcParamKey::NO_DEFAULT_ALPN) && !has(SvcParamKey::ALPN) {
        return Err("no-default-alpn stands without alpn");
    }
    let mandatory = params.get(&SvcParamKey::MANDATORY).map_or(&[][..], Vec::as_slice);
    let (keys, _) = mandatory.as_chunks();
    match keys.iter().all(|key| has(SvcParamKey::from_int(u16::from_be_bytes(*key)))) {
        true => Ok(()),
        false => Err("a key that mandatory lists is missing"),
    }
}

const UNKNOWN_KEY: &str = "a key is a registered name or keyNNNNN";
