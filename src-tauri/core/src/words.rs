//! The journal's closed sets of words, named alike in the database, the wire, the screen and the docs.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it stands in the database and on the wire.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;
            fn from_str(word: &str) -> crate::Result<Self> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(crate::Error::invalid(stringify!($name), format!("One of these is needed: {}.", [$($word),+].join(", ")))),
                }
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.as_str().into())
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str()?.parse().map_err(|error: crate::Error| FromSqlError::Other(Box::new(error)))
            }
        }
    )+};
}

words! {
    /// Where a client stands in the practice.
    Stage { /// Not yet working together.
        Prospect = "prospect", /// Working together.
        Active = "active", /// Resting for now.
        Paused = "paused", /// Ended, kindly.
        Parted = "parted" }
    /// What kind of contact a reflection is about.
    ReflectionKind { /// Face to face.
        Meeting = "meeting", /// By telephone or video.
        Call = "call", /// In writing.
        Message = "message", /// One's own thought.
        Thought = "thought", /// A week looked back on.
        Review = "review" }
    /// How a client left.
    Warmth { /// Reserved.
        Cold = "cold", /// Content.
        Like = "like", /// Moved.
        Love = "love", /// Hard to say.
        Unsure = "unsure" }
    /// What a marked passage is evidence for.
    MarkKind { /// What was asked for.
        Want = "want", /// What would really help.
        Need = "need", /// A gift that was used.
        Gift = "gift", /// What was promised.
        Promise = "promise" }
    /// Where a want stands.
    WantState { /// Still asked for.
        Open = "open", /// Delivered.
        Met = "met", /// Given up.
        LetGo = "let_go" }
    /// How sure one may be of a need.
    Confidence { /// A guess.
        Hunch = "hunch", /// Rests on a quote.
        Likely = "likely", /// Rests on an answer, or on quotes of three different days.
        Confirmed = "confirmed" }
    /// Where a need stands.
    NeedState { /// Nobody serves it yet.
        Open = "open", /// A gift was taken to it.
        BeingServed = "being_served", /// Met.
        Served = "served", /// Somebody else's good work.
        NotMine = "not_mine", /// Given up.
        LetGo = "let_go" }
    /// What kind of gift.
    GiftKind { /// Done better than most, with pleasure.
        Talent = "talent", /// A cost one is glad to bear.
        GladCost = "glad_cost" }
    /// Where a gift stands.
    GiftState { /// Noticed, not yet sure.
        Emerging = "emerging", /// In use.
        Living = "living", /// Asleep.
        Dormant = "dormant", /// Over.
        Retired = "retired" }
    /// What the user says of a suggestion.
    Answer { /// Do it.
        Take = "take", /// Ask again later.
        NotNow = "not_now", /// This gift does not fit this need; final.
        NotThisGift = "not_this_gift", /// This was no need: back to a hunch.
        NotANeed = "not_a_need" }
    /// The kinds of suggestion that can be set aside: others than a gift for a need.
    Suggested { /// Needs of several clients that are alike.
        Gathering = "gathering", /// A gift that may be there.
        Emerging = "emerging", /// A day or an idea that a small gesture would acknowledge.
        Acknowledge = "acknowledge" }
    /// The kinds of record.
    Kind { /// Somebody one works for.
        Client = "client", /// A page.
        Reflection = "reflection", /// A marked passage.
        Mark = "mark", /// What a client asks for.
        Want = "want", /// What would really help.
        Need = "need", /// What one does better than most.
        Gift = "gift", /// Something given.
        Delivery = "delivery", /// A form of giving.
        Form = "form", /// What somebody promised.
        Promise = "promise", /// A special day.
        Occasion = "occasion", /// A reading of warmth.
        Warmth = "warmth", /// What shows how a client feels.
        Sign = "sign", /// A question and its answer.
        AskedWhy = "asked_why", /// An idea that a client gave.
        Idea = "idea", /// What was said of a suggestion.
        Verdict = "verdict", /// Why the user went on in spite of a caution.
        Overrule = "overrule", /// What one's own practice needs time for.
        Pursuit = "pursuit", /// A question for a blank page.
        Prompt = "prompt", /// What a page can begin with.
        Template = "template" }
    /// What can stand against giving more.
    CautionKind { /// As many deliveries are open with this client as the user allows.
        OpenDeliveries = "open_deliveries", /// As many promises are open to this client as the user allows.
        OpenPromises = "open_promises", /// More was given to this client than they have taken up.
        Pace = "pace", /// The line the user drew for this client is reached.
        Line = "line", /// The week's minutes are given.
        WeekIsGiven = "week_is_given", /// They will be, if all that is planned is given.
        WeekWillPass = "week_will_pass" }
    /// The seven steps of a weekly review, in order.
    ReviewStep { /// Promises, deliveries and pages that wait.
        LooseEnds = "loose_ends", /// Occasions and credit owed.
        Ahead = "ahead", /// Clients not heard of.
        GoneQuiet = "gone_quiet", /// Gifts that rest.
        GiftsUnused = "gifts_unused", /// Needs that are somebody else's good work.
        NotMine = "not_mine", /// The giving budget and one's own practice.
        Budget = "budget", /// One thing learned.
        Learned = "learned" }
    /// Where a step of a review stands.
    StepState { /// Not yet looked at.
        Ahead = "ahead", /// Looked at.
        Done = "done", /// Left out.
        Skipped = "skipped" }
    /// Where giving stands to what is paid for.
    Scope { /// Paid for.
        InScope = "in_scope", /// Beyond it, as a gift.
        Goodwill = "goodwill", /// Beyond it, for the last time.
        NextTimeCharged = "next_time_charged" }
    /// Where a delivery stands.
    DeliveryState { /// Only thought of.
        Idea = "idea", /// The client knows of it.
        Offered = "offered", /// Done.
        Given = "given", /// Done, and all it was for have shown what it was to them.
        Landed = "landed", /// Not done after all.
        Dropped = "dropped" }
    /// How something given landed.
    Landing { /// More than hoped.
        Loved = "loved", /// Welcome.
        Liked = "liked", /// Hardly noticed.
        Shrugged = "shrugged", /// Better not.
        Unwelcome = "unwelcome" }
    /// Why one gives; the answer is the user's alone.
    Motive { /// For the client.
        ForThem = "for_them", /// To show something.
        ToProve = "to_prove" }
    /// How many a form of giving serves at once.
    Serves { /// One client.
        One = "one", /// Several.
        Many = "many" }
    /// Who promised.
    ByWhom { /// The user.
        Me = "me", /// The client.
        Them = "them" }
    /// Where a promise stands. *Open* and *renegotiated* ones are still to be kept.
    PromiseState { /// To be kept.
        Open = "open", /// Kept in time.
        Kept = "kept", /// Kept after its day.
        Late = "late", /// To be kept on new terms.
        Renegotiated = "renegotiated", /// Let go.
        Dropped = "dropped" }
    /// What shows how a client feels.
    SignKind { /// Came back.
        Returned = "returned", /// Sent somebody.
        Recommended = "recommended", /// Let a mistake pass.
        Forgave = "forgave", /// Became a friend.
        BecameFriend = "became_friend", /// Something else, said in a note.
        Own = "own" }
    /// Whether a client was thanked for an idea.
    Credit { /// Not yet.
        Owed = "owed", /// Yes.
        Given = "given" }
    /// What a revision of a gift was.
    GiftEvent { /// It was first named.
        Named = "named", /// Something said of it changed.
        Changed = "changed", /// It fell asleep, or was over.
        Rested = "rested", /// It came back after a rest.
        FoundAgain = "found_again", /// Another was split from it.
        Split = "split", /// Another was merged into it.
        Merged = "merged" }
    /// The trades that a practice profile begins from.
    Trade { /// Coaching.
        Coaching = "coaching", /// Therapy.
        Therapy = "therapy", /// Consulting.
        Consulting = "consulting", /// Tutoring.
        Tutoring = "tutoring", /// Design.
        Design = "design", /// Something else.
        Own = "own" }
}
