//! Changes of keys in any order: after each, exactly what should open the journal opens it.

use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone)]
enum Deed {
    ChangePassphrase(u8),
    ReplaceCode,
    Keychain(Option<u8>),
    OpenByCode(u8),
    /// One of the two key files is lost, or torn, and the journal is opened again.
    Lose(bool, bool),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        any::<u8>().prop_map(Deed::ChangePassphrase),
        Just(Deed::ReplaceCode),
        any::<Option<u8>>().prop_map(Deed::Keychain),
        any::<u8>().prop_map(Deed::OpenByCode),
        any::<(bool, bool)>().prop_map(|(first, torn)| Deed::Lose(first, torn)),
    ];
    prop::collection::vec(deed, 1..6)
}

/// What should open the journal.
struct Should {
    passphrase: String,
    code: String,
    keychain: Option<u8>,
}

fn phrase(nth: u8) -> String {
    format!("passphrase number {nth}")
}

fn carry_out(story: &Story, should: &mut Should, deed: &Deed) {
    let journal = || story.open(&should.passphrase).unwrap();
    match deed {
        Deed::ChangePassphrase(nth) => {
            journal().change_passphrase(&should.passphrase, &phrase(*nth), CHEAP, &[]).unwrap();
            should.passphrase = phrase(*nth);
        }
        Deed::ReplaceCode => {
            let change = Proof::of(&story.folder(), &should.passphrase).unwrap().new_code(CHEAP).unwrap();
            should.code = journal().replace_code(&change).unwrap().text().to_string();
            should.keychain = None;
        }
        Deed::Keychain(Some(key)) => {
            journal().add_keychain_slot(&should.passphrase, &[*key; 32]).unwrap();
            should.keychain = Some(*key);
        }
        Deed::Keychain(None) => {
            journal().remove_keychain_slot(&should.passphrase).unwrap();
            should.keychain = None;
        }
        Deed::OpenByCode(nth) => {
            let folder = story.folder();
            drop(Journal::unlock_with_code(&folder, &should.code, &phrase(*nth), CHEAP, clock()).unwrap());
            *should = Should { passphrase: phrase(*nth), code: should.code.clone(), keychain: None };
        }
        Deed::Lose(first, torn) => {
            let file = story.file(KEY_FILES[usize::from(!first)]);
            if *torn {
                fs::write(file, "torn").unwrap()
            } else {
                fs::remove_file(file).unwrap()
            }
            drop(journal());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn whatever_was_changed_exactly_what_should_open_it_does(deeds in deeds()) {
        let story = Story::closed();
        let code = story.code.text().to_string();
        let mut should = Should { passphrase: OLD.to_owned(), code, keychain: None };
        let mut earlier: Vec<(String, Vec<Vec<u8>>)> = Vec::new();
        for deed in deeds {
            earlier.push((should.passphrase.clone(), story.keys()));
            carry_out(&story, &mut should, &deed);
            story.opens_with(&should.passphrase, &[WRONG]);
            prop_assert_eq!(vault::has_keychain_slot(&story.folder()), should.keychain.is_some());
            if let Some(key) = should.keychain {
                story.is_whole(&Journal::unlock_with_keychain(&story.folder(), &[key; 32], clock()).unwrap());
            }
            let proof = Proof::of(&story.folder(), &should.passphrase).unwrap();
            prop_assert_eq!(&*proof.code().text(), &should.code);

            let now = story.keys();
            for (passphrase, keys) in earlier.iter().filter(|(_, keys)| *keys != now) {
                story.put_back(keys);
                let refused = story.open(passphrase).err();
                prop_assert!(matches!(refused, Some(Error::StaleKeys | Error::Damaged { .. })), "{:?}", refused);
            }
            story.put_back(&now);
        }
    }
}
