//! Service parameters of SVCB and HTTPS values.
//!
//! Written here and not taken from `domain`: its scanner for parameters refuses keys with a `z`
//! or `9` in them, and asks for a tokenizer that `domain` does not offer outside zone files.
//!
//! Source: RFC 9460 sections 2.1, 2.2, 7, 8 and appendix A.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::{self, FromStr};

use domain::base::iana::{Rtype, SvcParamKey};
use domain::utils::base64;

use super::error::Problem;
use super::tokens::Token;

/// Parameters by key, which is the order they have on the wire.
type Params = BTreeMap<u16, Vec<u8>>;

/// Why a parameter is refused.
type Why = &'static str;

/// Composes `KEY`, `KEY=VALUE` and `KEY="VALUE"` to wire form.
pub(super) fn compose(rtype: Rtype, tokens: &[Token]) -> Result<Vec<u8>, Problem> {
    let params = read(tokens).and_then(check);
    let params = params.map_err(|why| Problem::IllegalParameter(rtype, why))?;
    let mut wire = Vec::new();
    for (key, value) in params {
        let len = u16::try_from(value.len()).map_err(|_| Problem::ValueTooLong)?;
        wire.extend(key.to_be_bytes());
        wire.extend(len.to_be_bytes());
        wire.extend(value);
    }
    Ok(wire)
}

fn read(tokens: &[Token]) -> Result<Params, Why> {
    let mut params = Params::new();
    let mut tokens = tokens.iter().peekable();
    while let Some(word) = tokens.next() {
        let string = tokens.next_if(|next| next.continues_word());
        let (key, value) = split(word, string)?;
        let (number, by_number) = key_number(&key)?;
        let value = if by_number { value } else { compose_value(number, &value)? };
        if params.insert(number, value).is_some() {
            return Err("a key stands twice");
        }
    }
    Ok(params)
}

/// Splits a word at its first `=`; the value may be a string right after it.
fn split(word: &Token, string: Option<&Token>) -> Result<(String, Vec<u8>), Why> {
    if !word.stands_alone() {
        return Err("a parameter is KEY, KEY=VALUE or KEY=\"VALUE\"");
    }
    let mut key = word.octets();
    let value = key.iter().position(|octet| *octet == b'=').map(|at| {
        let value = key.split_off(at + 1);
        key.pop();
        value
    });
    let value = match (value, string) {
        (value, None) => value.unwrap_or_default(),
        (Some(value), Some(string)) if value.is_empty() => string.octets(),
        _ => return Err("a quotation mark stands elsewhere than after ="),
    };
    Ok((String::from_utf8(key).map_err(|_| UNKNOWN_KEY)?, value))
}

/// A key's number, and whether it was given as one, by which its value is wire form as it is.
fn key_number(key: &str) -> Result<(u16, bool), Why> {
    if !key.bytes().all(|octet| matches!(octet, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
        return Err(UNKNOWN_KEY);
    }
    let parsed = SvcParamKey::from_str(key).map_err(|_| UNKNOWN_KEY)?;
    if parsed == SvcParamKey::INVALID {
        return Err("key65535 is reserved");
    }
    let number = parsed.to_int();
    match key.strip_prefix("key") {
        Some(digits) if digits == number.to_string() => Ok((number, true)),
        Some(_) => Err(UNKNOWN_KEY),
        None => Ok((number, false)),
    }
}

fn compose_value(key: u16, value: &[u8]) -> Result<Vec<u8>, Why> {
    match SvcParamKey::from_int(key) {
        SvcParamKey::MANDATORY => mandatory(value),
        SvcParamKey::ALPN => alpn(value),
        SvcParamKey::NO_DEFAULT_ALPN | SvcParamKey::OHTTP if value.is_empty() => Ok(Vec::new()),
        SvcParamKey::NO_DEFAULT_ALPN => Err("no-default-alpn has no value"),
        SvcParamKey::OHTTP => Err("ohttp has no value"),
        SvcParamKey::PORT => number(value).map(|port: u16| port.to_be_bytes().to_vec()),
        SvcParamKey::IPV4HINT => hints(value, |hint: Ipv4Addr| hint.octets()),
        SvcParamKey::IPV6HINT => hints(value, |hint: Ipv6Addr| hint.octets()),
        SvcParamKey::ECH => ech(value),
        _ => Ok(value.to_vec()),
    }
}

fn mandatory(value: &[u8]) -> Result<Vec<u8>, Why> {
    let keys = text(value)?.split(',').map(key_number);
    let keys = keys.collect::<Result<Vec<_>, _>>()?;
    let mut keys: Vec<u16> = keys.into_iter().map(|(key, _)| key).collect();
    keys.sort_unstable();
    if keys.contains(&SvcParamKey::MANDATORY.to_int()) {
        return Err("mandatory lists itself");
    }
    if keys.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err("mandatory lists a key twice");
    }
    Ok(keys.into_iter().flat_map(u16::to_be_bytes).collect())
}

fn alpn(value: &[u8]) -> Result<Vec<u8>, Why> {
    let mut wire = Vec::new();
    for id in value_list(value)? {
        let len = u8::try_from(id.len()).ok().filter(|len| *len > 0);
        wire.push(len.ok_or("an alpn-id has 1 to 255 octets")?);
        wire.extend(id);
    }
    Ok(wire)
}

/// Splits at commas; `\,` and `\\` stand for a comma and a backslash in an item (appendix A.1).
fn value_list(value: &[u8]) -> Result<Vec<Vec<u8>>, Why> {
    let mut items = vec![Vec::new()];
    let mut octets = value.iter();
    while let Some(octet) = octets.next() {
        let item = items.last_mut().expect("a list has an item from the start");
        match octet {
            b',' => items.push(Vec::new()),
            b'\\' => match octets.next() {
                Some(escaped @ (b',' | b'\\')) => item.push(*escaped),
                _ => return Err("a backslash in a list escapes only a comma or a backslash"),
            },
            _ => item.push(*octet),
        }
    }
    Ok(items)
}

fn hints<T: FromStr, const N: usize>(
    value: &[u8],
    octets: fn(T) -> [u8; N],
) -> Result<Vec<u8>, Why> {
    let hints = text(value)?.split(',').map(|hint| hint.parse().map(octets));
    let hints: Result<Vec<[u8; N]>, _> = hints.collect();
    hints.map(|hints| hints.concat()).map_err(|_| "a hint is not an IP address of its family")
}

fn number<T: FromStr>(value: &[u8]) -> Result<T, Why> {
    let digits = text(value)?;
    let parsed = if digits.starts_with('+') { None } else { digits.parse().ok() };
    parsed.ok_or("a port is a number from 0 to 65535")
}

fn ech(value: &[u8]) -> Result<Vec<u8>, Why> {
    let config: Option<Vec<u8>> = base64::decode(text(value)?).ok();
    let config = config.filter(|config| !config.is_empty());
    config.ok_or("ech is not a configuration in base 64")
}

fn text(value: &[u8]) -> Result<&str, Why> {
    str::from_utf8(value).map_err(|_| "a value has octets outside ASCII")
}

/// Rules between parameters: RFC 9460 section 7.1.1 and section 8.
fn check(params: Params) -> Result<Params, Why> {
    let has = |key: SvcParamKey| params.contains_key(&key.to_int());
    if has(SvcParamKey::NO_DEFAULT_ALPN) && !has(SvcParamKey::ALPN) {
        return Err("no-default-alpn stands without alpn");
    }
    let mandatory = params.get(&SvcParamKey::MANDATORY.to_int()).map(Vec::as_slice);
    let keys = mandatory.unwrap_or_default().chunks_exact(2);
    for key in keys.map(|key| SvcParamKey::from_int(u16::from_be_bytes([key[0], key[1]]))) {
        if !has(key) {
            return Err("a key that mandatory lists is missing");
        }
    }
    Ok(params)
}

const UNKNOWN_KEY: Why = "a key is a registered name or keyNNNNN";
