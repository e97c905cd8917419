//! The staff's side: a page a file. In English; every page is a form or a list that works without script.

pub mod account;
pub mod areas;
pub mod assessment;
pub mod audit;
pub mod calendar;
pub mod cards;
pub mod codebook;
pub mod desk;
pub mod door;
pub mod draft;
pub mod notices;
pub mod partnership;
pub mod passkey;
pub mod people;
pub mod poster;
pub mod poster_bar;
pub mod provider;
pub mod sessions;
pub mod shares;
pub mod slip_sheet;
pub mod slips;
pub mod survey;
pub mod survey_file;
pub mod survey_part;
pub mod survey_publish;
pub mod surveys;
pub mod wave;
pub mod waves;
pub mod word_keys;
pub mod words;
pub mod words_release;

pub use account::{AccountPage, AccountView};
pub use areas::{AreasPage, AreasView};
pub use assessment::{AssessmentPage, AssessmentView};
pub use audit::{AuditPage, AuditView, Done};
pub use calendar::{CalendarPage, CalendarView, Event};
pub use desk::{DeskPage, DeskView};
pub use door::{
    JoinPage, JoinView, NotYours, RecoveryPage, RecoveryView, SecondPage, SecondView, SetUpPage, SetUpView, SignInPage, SignInView,
    SlowDown, TooLate,
};
pub use draft::{DraftPage, PlanForm, WaveDraftView};
pub use notices::{NoticeView, NoticesPage, NoticesView};
pub use partnership::{LineForm, LineView, PartnershipPage, PartnershipPageView, PartnershipsPage};
pub use passkey::{PASSKEY_PROOF, PasskeyLine, PasskeysPage, PasskeysView, REMOVE_PROOF};
pub use people::{PeoplePage, PeopleView, PersonView, ShareLink};
pub use provider::{CameIn, JoinByPage, JoinByView, LinkPage, NotIn, NotInPage, PROVIDER_PROOF, ProviderView};
pub use sessions::{OTHERS, SESSIONS_PROOF, SessionLine};
pub use survey::{DraftView, ItemLine, SurveyPage, SurveyView};
pub use survey_file::{FilePage, FileView};
pub use survey_part::{FieldKind, GradeView, PartField, PartGroup, PartPage, PartPageView};
pub use survey_publish::{ChangeLine, PublishPage, PublishView};
pub use surveys::{LanguageLine, OwnLine, Previewed, SurveyLine, SurveysPage, SurveysView};
pub use wave::{AreaLink, DryRunPage, DryRunView, FirstResults, WavePage, WaveView};
pub use waves::{DraftLine, PartnershipView, WaveLine, WavesPage, WavesView};
pub use word_keys::{HolderView, KeysOf, OwnKey, WordKeysPage, WordKeysView};
pub use words::{WordsPage, WordsView, WordsWave};
