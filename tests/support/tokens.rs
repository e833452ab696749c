//! Mutated Corefiles: tokens and octets changed in files that are right, seeded.

use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoroshiro128PlusPlus;

/// A stream of Corefiles from some that are right, each with up to four mutations.
pub(crate) struct Corefiles<'a> {
    random: Xoroshiro128PlusPlus,
    good: &'a [&'a str],
    words: Vec<&'static str>,
}

impl<'a> Corefiles<'a> {
    pub(crate) fn new(good: &'a [&'a str], seed: u64) -> Self {
        Self {
            random: Xoroshiro128PlusPlus::seed_from_u64(seed),
            good,
            words: WORDS.split('|').collect(),
        }
    }

    pub(crate) fn next(&mut self) -> String {
        let mut text = pick(self.good, &mut self.random).to_owned();
        for _ in 0..self.random.random_range(0..=4) {
            text = match self.random.random_range(0..8) {
                0 => self.octets(text),
                1 => self.cut(&text),
                _ => self.tokens(&text),
            };
        }
        text
    }

    /// Some octets are others; what is no UTF-8 then becomes U+FFFD, as a host's decoder makes it.
    fn octets(&mut self, text: String) -> String {
        let mut octets = text.into_bytes();
        for _ in 0..self.random.random_range(1..=3) {
            let place = self.random.random_range(0..octets.len().max(1));
            let octet = if self.random.random() { self.random.random() } else { b' ' };
            octets.iter_mut().skip(place).take(1).for_each(|old| *old = octet);
        }
        String::from_utf8_lossy(&octets).into_owned()
    }

    /// Ends early, or goes on with the end of another.
    fn cut(&mut self, text: &str) -> String {
        let other = pick(self.good, &mut self.random);
        let tokens = [tokens(text), tokens(other)];
        let [start, end] =
            [&tokens[0], &tokens[1]].map(|tokens| self.random.random_range(0..=tokens.len()));
        let rest = if self.random.random() { &tokens[1][end..] } else { &[] };
        [&tokens[0][..start], rest].concat().concat()
    }

    /// A token is left out, stands twice or very often, changes places, or is another.
    fn tokens(&mut self, text: &str) -> String {
        let mut tokens = tokens(text);
        let [one, other] = [(), ()].map(|()| self.random.random_range(0..tokens.len().max(1)));
        let Some(token) = tokens.get(one).copied() else { return text.to_owned() };
        match self.random.random_range(0..7) {
            0 => drop(tokens.remove(one)),
            1 => tokens.insert(other, token),
            2 => tokens.swap(one, other),
            3 => drop(
                tokens
                    .splice(one..one, std::iter::repeat_n(token, self.random.random_range(2..200))),
            ),
            4 => drop(tokens.drain(one.min(other)..one.max(other))),
            5 => drop(tokens.splice(one..one, tokens[one.min(other)..one.max(other)].to_vec())),
            _ => tokens[one] = pick(&self.words, &mut self.random),
        }
        tokens.concat()
    }
}

fn pick<'a>(list: &[&'a str], random: &mut Xoroshiro128PlusPlus) -> &'a str {
    list[random.random_range(0..list.len())]
}

/// Words, and each blank, brace and quote by itself.
fn tokens(text: &str) -> Vec<&str> {
    let is_single = |c: char| c.is_whitespace() || matches!(c, '{' | '}' | '"' | '#');
    let mut tokens = Vec::new();
    for part in text.split_inclusive(is_single) {
        let word = part.trim_end_matches(is_single);
        tokens.extend([word, &part[word.len()..]].into_iter().filter(|token| !token.is_empty()));
    }
    tokens
}

/// Right ones, short, so that a mutation seldom misses what matters.
pub(crate) const SHORT: [&str; 4] = [
    r#"example.com {
    multivalue {
        multivalue www A 60 {
            a 192.0.2.1 check c
            b 192.0.2.2 ttl 30
        }
        check c tcp 192.0.2.1:80
        health c unhealthy
    }
}"#,
    r#"example.com:53 {
    multivalue {
        failover @ AAAA 60 {
            primary p 2001:db8::1 check all
            secondary s 2001:db8::2
        }
        check all calculated 1 one
        check one https https://192.0.2.1/ {
            threshold 3
        }
    }
}"#,
    r#"(both) {
    log . "{name} {rcode}" {
        class denial error
    }
    errors
}
example.com, example.org {
    import both
    prometheus
    any
    whoami
}"#,
    r#"dns://example.com {
    multivalue example.com {
        route53 FILE
        simple *.wild TXT 60 "a \"b\" c"
        max_answers 3
        all_down closed
        fallthrough sub.example.com
    }
    cache 30
}"#,
];

/// What is at the edge of being right, or beyond, between bars.
const WORDS: &str = "{|}|{\n|\n}\n|{ }|\"|\\\"|\\|#|\n|\t|\u{feff}|\u{0}|é|{$HOME}|{%X%}|(snippet)|import|\
    import circle|import wrong|import *|example.com|EXAMPLE.COM:53|*.example.com|_._|..|.|@|\
    a.example.com:65536|0.0.0.0/1|192.0.2.0/33|2001:db8::/29|dns://[::1]:0|tls://.|-1|0|1|255|256|65536|4294967295|4294967296|\
    99999999999999999999|1e3|0x10|nan|A|AAAA|TXT|SOA|NS|CNAME|ANY|TYPE65280|simple|multivalue|\
    failover|weighted|primary|secondary|alias|check|http|calculated|threshold|inverted|\
    disabled no|health|route53|health_checks|max_answers|all_down|closed|fallthrough|\
    192.0.2.256|192.0.2.1|2001:db8::g|http://|http://[|https://example.com:99999/|prometheus|\
    errors|log|whoami|any|cache";
