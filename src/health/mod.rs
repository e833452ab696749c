//! Health checks: their status and the reason for it.
//!
//! - [`HealthStatus`]: the status of a check; [`RecordHealth`]: the health of a record
//! - [`Check`]: one check of any [`CheckKind`], with its state
//! - [`Checks`]: the checks of a zone; [`Checks::observe`] applies one result
//!
//! This module sends no probes and has no clock: a query reads the status that earlier results
//! left.
//!
//! Source: "How Amazon Route 53 chooses records when health checking is configured" in the
//! Developer Guide.

mod check;
mod checks;
mod endpoint;
mod kind;
mod observation;
mod status;
mod status_source;

pub use check::{Check, StatusReport};
pub use checks::{CheckIndex, Checks};
pub use endpoint::Endpoint;
pub use kind::{Calculated, CheckKind, Metric, RoutingControl};
pub use observation::{Observation, ObservationError};
pub use status::{HealthStatus, ParseHealthStatusError, RecordHealth};
pub use status_source::StatusSource;
