//! Rules: the lines that a block may contain.

/// A directive or an option.
#[derive(Debug)]
pub struct Rule {
    /// The first word; `None` if a line starts with an argument.
    pub word: Option<&'static str>,
    /// The arguments after the word.
    pub arguments: Vec<Argument>,
    /// The rules of the lines in its block; empty if it has no block.
    pub block: Vec<Rule>,
    /// A description.
    pub about: &'static str,
    /// Whether a block may contain it only once.
    pub once: bool,
}

/// An argument of one or more words.
#[derive(Clone, Copy, Debug)]
pub enum Argument {
    /// One word.
    One(ArgumentKind),
    /// One or more words.
    Many(ArgumentKind),
    /// Any number of words.
    Any(ArgumentKind),
    /// A name and a value, such as `ttl 60`: optional, at the end of the line.
    Named(&'static str, ArgumentKind),
    /// A word: optional, at the end of the line.
    Flag(&'static str),
}

/// The words that an argument accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// An owner name or a zone.
    Name(&'static str),
    /// A record type of Route 53.
    Type,
    /// A whole number from the first bound to the second.
    Number(&'static str, u64, u64),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Any word or string that is not empty.
    Word(&'static str),
    /// Any word or string.
    Text(&'static str),
}

impl Rule {
    /// A directive or option that a block may repeat.
    pub(super) fn repeated(
        word: &'static str,
        arguments: &[Argument],
        block: Vec<Rule>,
        about: &'static str,
    ) -> Self {
        Self { word: Some(word), arguments: arguments.to_vec(), block, about, once: false }
    }

    /// An option without a block that a block may contain once.
    pub(super) fn once(word: &'static str, arguments: &[Argument], about: &'static str) -> Self {
        let arguments = arguments.to_vec();
        Self { word: Some(word), arguments, block: Vec::new(), about, once: true }
    }

    /// A line without a first word: a record of an RRset.
    pub(super) fn record(arguments: &[Argument], about: &'static str) -> Self {
        Self { word: None, arguments: arguments.to_vec(), block: Vec::new(), about, once: false }
    }

    /// The line in the reference and in errors.
    pub fn synopsis(&self) -> String {
        let word = self.word.map(str::to_owned);
        let arguments = self.arguments.iter().map(|argument| argument.synopsis());
        word.into_iter().chain(arguments).collect::<Vec<_>>().join(" ")
    }
}

impl Argument {
    fn synopsis(self) -> String {
        match self {
            Self::One(kind) => kind.synopsis(),
            Self::Many(kind) => format!("{}...", kind.synopsis()),
            Self::Any(kind) => format!("[{}...]", kind.synopsis()),
            Self::Named(word, kind) => format!("[{word} {}]", kind.synopsis()),
            Self::Flag(word) => format!("[{word}]"),
        }
    }
}

impl ArgumentKind {
    fn synopsis(self) -> String {
        match self {
            Self::Name(title) | Self::Number(title, ..) | Self::Word(title) | Self::Text(title) => {
                title.to_owned()
            }
            Self::Type => "TYPE".to_owned(),
            Self::Choice(words) => words.join("|"),
        }
    }

    /// The accepted words, for errors.
    pub(in crate::corefile) fn expected(self) -> String {
        match self {
            Self::Name(title) => format!("a domain name ({title})"),
            Self::Type => "a record type that Route 53 has, such as A or AAAA (TYPE)".to_owned(),
            Self::Number(title, least, most) => {
                format!("a whole number from {least} to {most} ({title})")
            }
            Self::Choice([word]) => format!("'{word}'"),
            Self::Choice(words) => format!("one of {}", words.join(", ")),
            Self::Word(title) | Self::Text(title) => title.to_owned(),
        }
    }
}
