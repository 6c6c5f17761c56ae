//! Shapes of values that are no secrets, and of those that are.

use super::no_password;

#[test]
fn a_project_and_a_number_are_an_issue_and_a_word_and_a_year_are_none() {
    let issue = Some("the number of an issue");
    for text in ["EE-2842", "PROJ-1", "OPS-123456"] {
        assert_eq!(no_password(text.as_bytes(), "pwd"), issue, "{text}");
    }
    for text in ["MARLIN-2024", "EE-28x2", "ee-2842", "A-1", "MARLIN-1234567"] {
        assert_ne!(no_password(text.as_bytes(), "pwd"), issue, "{text}");
    }
}

#[test]
fn several_rules_may_begin_with_capitals_and_one_may_not() {
    let rule = Some("a rule for what is valid");
    for text in ["Required|min:6", "required|Min:6|confirmed", "max:50"] {
        assert_eq!(no_password(text.as_bytes(), "pwd"), rule, "{text}");
    }
    for text in ["Harbour|2018", "Max:50", "Required|Kx7vRm"] {
        assert_ne!(no_password(text.as_bytes(), "pwd"), rule, "{text}");
    }
}

#[test]
fn a_wide_bracket_ends_a_label_and_no_password() {
    for text in ["商户密钥（V2）", "密码（6-20位）", "トークン（API2）"] {
        assert!(no_password(text.as_bytes(), "secret_key").is_some(), "{text}");
    }
    for text in ["kX9vQ2mL7p（管理员）", "密码abc123", "мой-Kod7（2）"] {
        assert_eq!(no_password(text.as_bytes(), "secret_key"), None, "{text}");
    }
}

#[test]
fn signs_for_letters_make_no_word_of_what_takes_turns() {
    for text in ["Kx3@vPq!7z", "Rm7!tWz@4q"] {
        assert!(super::is_wordless(text.as_bytes()), "{text}");
    }
    for text in ["P@ssw0rd!", "H@rbour2031", "Kx3@vent!7", "S@mmer$24x"] {
        assert!(!super::is_wordless(text.as_bytes()), "{text}");
    }
}

#[test]
fn keys_that_a_hand_hit_are_no_words() {
    for text in ["maria771!@#0042dsdjskuw8238", "K-rGisdf23499fsdfkjldsm1D6uOhs", "x!harbour8891kettle4417winter2231"] {
        assert!(super::is_hammered(text.as_bytes()), "{text}");
    }
    for text in ["harbour_kettle_winter_2031", "postgres-storage-password-2", "dsdjskuw8238", "the-quick-brown-fox-12"]
    {
        assert!(!super::is_hammered(text.as_bytes()), "{text}");
    }
}
