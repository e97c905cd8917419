//! The staff's side: a page a file. In English; every page is a form or a list that works without script.

pub mod account;
pub mod audit;
pub mod cards;
pub mod door;
pub mod passkey;
pub mod people;
pub mod poster;
pub mod poster_bar;
pub mod provider;
pub mod sessions;
pub mod surveys;
pub mod wave;
pub mod waves;

pub use account::{AccountPage, AccountView};
pub use audit::{AuditPage, AuditView, Done};
pub use door::{
    JoinPage, JoinView, NotYours, RecoveryPage, RecoveryView, SecondPage, SecondView, SetUpPage, SetUpView, SignInPage, SignInView,
    SlowDown, TooLate,
};
pub use passkey::{PASSKEY_PROOF, PasskeyLine, PasskeysPage, PasskeysView, REMOVE_PROOF};
pub use people::{PeoplePage, PeopleView, PersonView, ShareLink};
pub use provider::{CameIn, JoinByPage, JoinByView, LinkPage, NotIn, NotInPage, PROVIDER_PROOF, ProviderView};
pub use sessions::{OTHERS, SESSIONS_PROOF, SessionLine};
pub use surveys::{LanguageLine, Previewed, SurveyLine, SurveysPage, SurveysView};
pub use wave::{AreaLink, DryRunPage, DryRunView, WavePage, WaveView};
pub use waves::{Opening, PartnershipView, WaveLine, WavesPage, WavesView};
