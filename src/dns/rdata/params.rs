//! Service parameters of SVCB and HTTPS values.
//!
//! Written here and not taken from `domain`: its scanner for parameters refuses keys with a `z`
//! or `9` in them, and asks for a tokenizer that `domain` does not offer outside zone files.
//!
//! Source: RFC 9460 sections 2.1, 2.2, 7, 8 and appendix A.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::{self, FromStr};

use domain::base::iana::Rtype;
use domain::utils::base64;

use super::error::Problem;
use super::tokens::Token;

/// Parameters in the order of their keys, which is the one they have on the wire.
type Params = Vec<(u16, Vec<u8>)>;

/// Why a parameter is refused.
type Why = &'static str;

/// The registered names of keys (RFC 9460 section 14.3.2, RFC 9540 section 4); a key's
/// number is its place, and dohpath (RFC 9461 section 5) stands at 7.
const NAMES: [&str; 9] = [
    "mandatory",
    "alpn",
    "no-default-alpn",
    "port",
    "ipv4hint",
    "ech",
    "ipv6hint",
    "dohpath",
    "ohttp",
];
const MANDATORY: u16 = 0;
const ALPN: u16 = 1;
const NO_DEFAULT_ALPN: u16 = 2;
const PORT: u16 = 3;
const IPV4HINT: u16 = 4;
const ECH: u16 = 5;
const IPV6HINT: u16 = 6;
const OHTTP: u16 = 8;
/// Reserved as the invalid key (RFC 9460 section 14.3.2).
const INVALID: u16 = 65535;

/// Composes `KEY`, `KEY=VALUE` and `KEY="VALUE"` to wire form.
pub(super) fn compose(rtype: Rtype, tokens: &[Token<'_>]) -> Result<Vec<u8>, Problem> {
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

fn read(tokens: &[Token<'_>]) -> Result<Params, Why> {
    let mut params = Params::new();
    let mut tokens = tokens.iter().peekable();
    while let Some(word) = tokens.next() {
        let string = tokens.next_if(|next| next.continues_word());
        let (key, value) = split(word, string)?;
        let (number, by_number) = key_number(&key)?;
        let value = if by_number { value } else { compose_value(number, &value)? };
        match place(&params, number) {
            Ok(_) => return Err("a key stands twice"),
            Err(place) => params.insert(place, (number, value)),
        }
    }
    Ok(params)
}

fn place(params: &Params, key: u16) -> Result<usize, usize> {
    params.binary_search_by_key(&key, |(known, _)| *known)
}

/// Splits a word at its first `=`; the value may be a string right after it.
fn split(word: &Token<'_>, string: Option<&Token<'_>>) -> Result<(String, Vec<u8>), Why> {
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
    if let Some(number) = NAMES.iter().position(|name| *name == key) {
        return Ok((number as u16, false));
    }
    let digits = key.strip_prefix("key").filter(|digits| is_plain_number(digits));
    match digits.and_then(|digits| digits.parse().ok()).ok_or(UNKNOWN_KEY)? {
        INVALID => Err("key65535 is reserved"),
        number => Ok((number, true)),
    }
}

/// Digits alone, and no zero in front of others.
fn is_plain_number(digits: &str) -> bool {
    digits.bytes().all(|octet| octet.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'))
}

fn compose_value(key: u16, value: &[u8]) -> Result<Vec<u8>, Why> {
    match key {
        MANDATORY => mandatory(value),
        ALPN => alpn(value),
        NO_DEFAULT_ALPN | OHTTP if value.is_empty() => Ok(Vec::new()),
        NO_DEFAULT_ALPN => Err("no-default-alpn has no value"),
        OHTTP => Err("ohttp has no value"),
        PORT => port(value),
        IPV4HINT => hints(value, |hint: Ipv4Addr| hint.octets()),
        IPV6HINT => hints(value, |hint: Ipv6Addr| hint.octets()),
        ECH => ech(value),
        _ => Ok(value.to_vec()),
    }
}

fn mandatory(value: &[u8]) -> Result<Vec<u8>, Why> {
    let mut keys: Vec<u16> = Vec::new();
    for name in words(value)? {
        match key_number(name)? {
            (MANDATORY, _) => return Err("mandatory lists itself"),
            (key, _) => match keys.binary_search(&key) {
                Ok(_) => return Err("mandatory lists a key twice"),
                Err(place) => keys.insert(place, key),
            },
        }
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
        let Some(item) = items.last_mut() else { break };
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
    let mut wire = Vec::new();
    for hint in words(value)? {
        let address = hint.parse().map_err(|_| "a hint is not an IP address of its family")?;
        wire.extend(octets(address));
    }
    Ok(wire)
}

fn port(value: &[u8]) -> Result<Vec<u8>, Why> {
    let digits = text(value)?;
    match digits.parse::<u16>() {
        Ok(port) if !digits.starts_with('+') => Ok(port.to_be_bytes().to_vec()),
        _ => Err("a port is a number from 0 to 65535"),
    }
}

fn ech(value: &[u8]) -> Result<Vec<u8>, Why> {
    let config: Option<Vec<u8>> = base64::decode(text(value)?).ok();
    let config = config.filter(|config| !config.is_empty());
    config.ok_or("ech is not a configuration in base 64")
}

/// What stands between commas.
fn words(value: &[u8]) -> Result<Vec<&str>, Why> {
    text(value)?;
    let mut words = Vec::new();
    for word in value.split(|octet| *octet == b',') {
        words.push(text(word)?);
    }
    Ok(words)
}

fn text(value: &[u8]) -> Result<&str, Why> {
    str::from_utf8(value).map_err(|_| "a value has octets outside ASCII")
}

/// Rules between parameters: RFC 9460 section 7.1.1 and section 8.
fn check(params: Params) -> Result<Params, Why> {
    let has = |key| place(&params, key).is_ok();
    if has(NO_DEFAULT_ALPN) && !has(ALPN) {
        return Err("no-default-alpn stands without alpn");
    }
    let mandatory = place(&params, MANDATORY).map_or(&[][..], |at| &params[at].1);
    let mut keys = mandatory.chunks_exact(2).map(|key| u16::from_be_bytes([key[0], key[1]]));
    match keys.all(has) {
        true => Ok(params),
        false => Err("a key that mandatory lists is missing"),
    }
}

const UNKNOWN_KEY: Why = "a key is a registered name or keyNNNNN";
