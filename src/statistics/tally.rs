//! Tallies of a zone: many queries counted, beside their expectation.

use domain::base::iana::Rtype;

use super::destination;
use super::pick::Pick;
use super::tally_count::TallyCount;
use super::tally_options::{PickBy, TallyError, TallyOptions};
use super::tally_report::Tally;
use crate::dns::Name;
use crate::routing::QueryContext;
use crate::zone::{Lookup, Zone, first_random};

impl Zone {
    /// Answers many queries by the draw that answers one, and counts. The same seed counts the
    /// answers of as many calls of [`Zone::resolve`] on a zone of that seed.
    pub fn tally(
        &mut self,
        name: &Name,
        rtype: Rtype,
        options: &TallyOptions,
    ) -> Result<Tally, TallyError> {
        let mut count = TallyCount::start(self, name, rtype, options)?;
        count.advance(self, options.queries);
        Ok(count.report(self))
    }

    /// Starts a tally that counts in pieces, of the zone as it is now.
    pub fn start_tally(
        &mut self,
        name: &Name,
        rtype: Rtype,
        options: &TallyOptions,
    ) -> Result<PartialTally, TallyError> {
        let count = TallyCount::start(self, name, rtype, options)?;
        Ok(PartialTally { zone: self.clone(), count, left: options.queries })
    }

    /// The RRset at the end of the question's CNAME chain.
    pub(crate) fn end_of_cnames(
        &self,
        name: &Name,
        rtype: Rtype,
        query: &QueryContext,
    ) -> Result<usize, TallyError> {
        let (mut at, mut links) = (name, 0);
        let response = loop {
            match self.lookup(at.for_slice(), rtype) {
                Lookup::Found(set) => match self.next_name(set, rtype, query) {
                    Some(next) if links < self.sets().len() => (at, links) = (next, links + 1),
                    _ => return Ok(set),
                },
                Lookup::NoData => break "NODATA",
                Lookup::NxDomain => break "NXDOMAIN",
                Lookup::Referral(_) => break "a referral",
                Lookup::Outside => break "outside the zone",
            }
        };
        Err(TallyError::nothing_there(name, rtype, response))
    }

    /// The name that a CNAME RRset leads to, unless chance decides.
    fn next_name(&self, set: usize, rtype: Rtype, query: &QueryContext) -> Option<&Name> {
        let set = first_random(self.sets(), set, query);
        let routing = self.set(set).routing();
        let record = &routing.records()[routing.decide(query)?];
        self.cname_target(set, *record.candidates.first()?, rtype)
    }

    /// The name that a CNAME's value leads to, if the zone has an RRset there.
    pub(crate) fn cname_target(&self, set: usize, value: u32, rtype: Rtype) -> Option<&Name> {
        let set = self.set(set);
        let is_link = set.rtype() == Rtype::CNAME && rtype != Rtype::CNAME;
        let target = set.value(value).target().filter(|_| is_link)?;
        matches!(self.lookup(target.for_slice(), rtype), Lookup::Found(_)).then_some(target)
    }

    /// How a client picks from the answers of an RRset.
    pub(crate) fn pick(&self, set: usize, by: &PickBy) -> Result<Pick, TallyError> {
        match by {
            PickBy::First => Ok(Pick::First),
            PickBy::Random => Ok(Pick::Random),
            PickBy::Rfc6724(source) => {
                let preference = destination::preference(self.set(set), source);
                preference.map(Pick::Preferred).map_err(TallyError::Source)
            }
        }
    }
}

/// A tally that counts in pieces. At any point it is the tally of the queries so far.
#[derive(Clone, Debug)]
pub struct PartialTally {
    zone: Zone,
    count: TallyCount,
    left: u64,
}

impl PartialTally {
    /// Counts up to `queries` more. Returns how many are left.
    pub fn advance(&mut self, queries: u64) -> u64 {
        let now = queries.min(self.left);
        self.count.advance(&mut self.zone, now);
        self.left -= now;
        self.left
    }

    /// The counts so far.
    pub fn tally(&self) -> Tally {
        self.count.report(&self.zone)
    }
}
