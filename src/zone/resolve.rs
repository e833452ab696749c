//! Queries of a zone: explained, or as indices for the wire format.

use domain::base::iana::Rtype;

use super::answer::Answer;
use super::{Query, Response, Zone};
use crate::dns::Name;
use crate::routing::{DrawRng, QueryContext};

impl Zone {
    /// Answers one query, with the reason for each record. With a seed, the draw is the first of
    /// that seed; without, the next of the zone's stream.
    pub fn resolve(
        &mut self,
        name: &Name,
        rtype: Rtype,
        context: &QueryContext,
        seed: Option<u64>,
    ) -> Answer {
        self.restore_listing_order();
        let mut response = Response::default();
        let query = Query { name: name.for_slice(), rtype, context };
        self.answer(&query, seed, &mut response);
        Answer::new(self, &query, &response)
    }

    /// Answers one query into `response`, which is overwritten. The draw is as in
    /// [`Zone::resolve`], but depends on the history of health changes: listing order is not
    /// restored, so that a query after a health change costs no more.
    pub fn answer(&mut self, query: &Query<'_>, seed: Option<u64>, response: &mut Response) {
        if let Some(seed) = seed {
            return self.respond(query, &mut DrawRng::new(seed), response);
        }
        let mut stream = self.stream().clone();
        self.respond(query, &mut stream, response);
        *self.stream() = stream;
    }
}
