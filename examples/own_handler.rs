//! A server with a handler of its own: it answers `hello.example.com` TXT with a fixed text, and
//! passes all other queries to the zones of the Corefile.
//!
//! Run it with `cargo run --example own_handler`. It needs no network.

use std::collections::BTreeMap;
use std::error::Error;

use domain::base::MessageBuilder;
use domain::base::iana::{OptRcode, Rtype};
use multivalue::corefile::ParseOptions;
use multivalue::dns::{Name, RecordData, name};
use multivalue::server::{
    Action, Context, Handler, HandlerOutcome, Next, Placement, ReplyHeader, ReplyInfo, ReplyRecord,
    Request, Sections, ServeOptions, Server, compose,
};

const COREFILE: &str = "
example.com {
    errors
    multivalue {
        multivalue www A 60 {
            one 192.0.2.1
            two 192.0.2.2
        }
    }
}";

/// Answers one name with one TXT record.
#[derive(Clone)]
struct Hello {
    name: Name,
    text: RecordData,
}

impl Hello {
    fn new(name: &str, text: &str) -> Result<Self, Box<dyn Error>> {
        let text = RecordData::from_presentation(Rtype::TXT, text)?;
        Ok(Self { name: name::from_presentation(name)?, text })
    }
}

impl Handler for Hello {
    fn name(&self) -> &'static str {
        "hello"
    }

    fn serve(
        &mut self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
        next: Next<'_>,
    ) -> HandlerOutcome {
        let question = request.question;
        if question.qtype != Rtype::TXT || *question.name != self.name {
            return next.serve(request, context, reply);
        }
        let (owner, rdata) = (question.name, self.text.rdata());
        let answer = [ReplyRecord { owner, ttl: 300, rtype: Rtype::TXT, rdata }];
        let header = ReplyHeader { rcode: OptRcode::NOERROR, authoritative: true };
        let sections = Sections { answer: &answer, ..Sections::default() };
        HandlerOutcome::Answer(compose(request.meta, header, request.limit(), sections, reply))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = ParseOptions { files: &BTreeMap::new(), environment: None, seed: 42 };
    let mut server = Server::from_corefile(COREFILE, &options)?;
    let hello = Hello::new("hello.example.com", "\"Hello, world\"")?;
    server.insert_handler(Placement::Before("multivalue"), hello)?;

    let own = serve(&mut server, "hello.example.com", Rtype::TXT)?;
    assert_eq!((own.rcode, own.answers, own.min_ttl), (OptRcode::NOERROR, 1, 300));
    let zone = serve(&mut server, "www.example.com", Rtype::A)?;
    assert_eq!((zone.answers, zone.drawn), (2, 2));
    let absent = serve(&mut server, "nowhere.example.com", Rtype::A)?;
    assert_eq!((absent.rcode, absent.answers), (OptRcode::NXDOMAIN, 0));
    Ok(())
}

/// Sends one query to the server and prints facts about the reply.
fn serve(server: &mut Server, name: &str, qtype: Rtype) -> Result<ReplyInfo, Box<dyn Error>> {
    let mut question = MessageBuilder::new_vec().question();
    question.push((name::from_presentation(name)?, qtype))?;
    let mut reply = Vec::new();
    match server.serve(&question.finish(), &ServeOptions::default(), &mut reply) {
        Action::Answer(info) => {
            let ReplyInfo { len, rcode, answers, min_ttl, .. } = info;
            println!("{name} {qtype}: {rcode}, {answers} records for {min_ttl} s, {len} octets");
            Ok(info)
        }
        other => Err(format!("no answer: {other:?}").into()),
    }
}
