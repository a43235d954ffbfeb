//! Text typed for the old Vietnamese fonts: TCVN3 (`.VnTime`, also called ABC) and VNI (`VNI-Times`). Its letters are
//! stored as Western European ones, here read as such. Two independent published tables were compared for each;
//! both agree with what is here.

use unicode_normalization::UnicodeNormalization;

use super::syllable::foreign_words;

/// Which fonts a text was typed for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fonts {
    Tcvn3,
    Vni,
}

/// The text in Unicode (NFC); `None` where a letter is none of those fonts, so that the text is something else.
pub fn decoded(text: &str, fonts: Fonts) -> Option<String> {
    match fonts {
        Fonts::Tcvn3 => text.chars().map(tcvn3).collect(),
        Fonts::Vni => vni(text),
    }
}

/// For which fonts a text in Unicode was typed all the same, with its first word that says so. All words that cannot be
/// Vietnamese must be so in those fonts, and a name from elsewhere or a slip of the keys be unlikely: several such words,
/// one with a sign that Vietnamese does not write, or one in which two letters of VNI make one.
pub fn typed_for(text: &str) -> Option<(Fonts, String)> {
    if text.is_ascii() {
        return None;
    }
    let words = foreign_words(text);
    let is_long = |word: &&String| {
        word.chars().count() > 2 && word.contains(|letter: char| letter.is_ascii_alphabetic())
    };
    let long: Vec<&String> = words.iter().filter(is_long).collect();
    let is_sure =
        |word: &str, read: &str| word.contains(is_strange) || read.chars().count() < word.chars().count();
    let fits = |fonts: &Fonts| {
        let read = |word: &str| decoded(word, *fonts).filter(|read| foreign_words(read).is_empty());
        let mut sure = long.len() > 1;
        for word in &words {
            let read = read(word)?;
            sure |= long.contains(&word) && is_sure(word, &read);
        }
        sure.then_some(())
    };
    let fonts = [Fonts::Tcvn3, Fonts::Vni].into_iter().find(|fonts| fits(fonts).is_some())?;
    Some((fonts, (*long.first()?).clone()))
}

/// What Vietnamese does not write, among what the old fonts made letters of.
fn is_strange(letter: char) -> bool {
    !letter.is_ascii() && !"àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ".contains(letter)
}

/// The letters of TCVN3 from `A1` on. A place with a blank is no letter: fonts for capitals draw the small ones.
const TCVN3: &str = "\
    ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

fn tcvn3(letter: char) -> Option<char> {
    let Some(index) = u32::from(letter).checked_sub(0xA1).filter(|_| letter <= 'ÿ') else {
        return plain(letter);
    };
    let index = usize::try_from(index).ok()?;
    TCVN3.chars().nth(index).filter(|known| *known != ' ')
}

/// What stands for itself: ASCII, blanks, and signs such as `–` and `“` that no font made a letter of.
fn plain(letter: char) -> Option<char> {
    (letter.is_ascii() || !letter.is_alphabetic()).then_some(letter)
}

/// VNI writes the base letter, then one that stands for what is above and below it.
fn vni(text: &str) -> Option<String> {
    let mut decoded = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let base = vni_letter(letter)?;
        decoded.push(base);
        let mark = letters.peek().and_then(|mark| vni_mark(base, *mark));
        if let Some(mark) = mark {
            decoded.push_str(mark);
            letters.next();
        }
    }
    Some(decoded.nfc().collect())
}

/// A letter by itself.
fn vni_letter(letter: char) -> Option<char> {
    const ALONE: [(char, char); 18] = [
        ('ñ', 'đ'),
        ('Ñ', 'Đ'),
        ('ô', 'ơ'),
        ('Ô', 'Ơ'),
        ('ö', 'ư'),
        ('Ö', 'Ư'),
        ('í', 'í'),
        ('Í', 'Í'),
        ('ì', 'ì'),
        ('Ì', 'Ì'),
        ('æ', 'ỉ'),
        ('Æ', 'Ỉ'),
        ('ó', 'ĩ'),
        ('Ó', 'Ĩ'),
        ('ò', 'ị'),
        ('Ò', 'Ị'),
        ('î', 'ỵ'),
        ('Î', 'Ỵ'),
    ];
    ALONE.iter().find(|(vni, _)| *vni == letter).map(|(_, unicode)| *unicode).or_else(|| plain(letter))
}

/// What a letter behind a base puts above and below it, as combining characters.
fn vni_mark(base: char, mark: char) -> Option<&'static str> {
    const TONES: [(char, &str); 5] =
        [('ù', "\u{301}"), ('ø', "\u{300}"), ('û', "\u{309}"), ('õ', "\u{303}"), ('ï', "\u{323}")];
    const ROOFS: [(char, &str); 6] = [
        ('â', "\u{302}"),
        ('á', "\u{302}\u{301}"),
        ('à', "\u{302}\u{300}"),
        ('å', "\u{302}\u{309}"),
        ('ã', "\u{302}\u{303}"),
        ('ä', "\u{302}\u{323}"),
    ];
    const BOWLS: [(char, &str); 6] = [
        ('ê', "\u{306}"),
        ('é', "\u{306}\u{301}"),
        ('è', "\u{306}\u{300}"),
        ('ú', "\u{306}\u{309}"),
        ('ü', "\u{306}\u{303}"),
        ('ë', "\u{306}\u{323}"),
    ];
    let sets: &[&[(char, &'static str)]] = match base.to_lowercase().next()? {
        'a' => &[&TONES, &ROOFS, &BOWLS],
        'e' | 'o' => &[&TONES, &ROOFS],
        'u' | 'ơ' | 'ư' | 'y' => &[&TONES],
        _ => &[],
    };
    let mark = mark.to_lowercase().next()?;
    sets.iter().copied().flatten().find(|(known, _)| *known == mark).map(|(_, combining)| *combining)
}

#[cfg(test)]
mod tests {
    use super::{Fonts, TCVN3, decoded, typed_for};

    #[track_caller]
    fn reads(text: &str, fonts: Fonts, unicode: &str) {
        assert_eq!(decoded(text, fonts).as_deref(), Some(unicode));
    }

    #[test]
    fn tcvn3_is_read() {
        assert_eq!(TCVN3.chars().count(), 0xFE - 0xA1 + 1);
        reads("§¶ng ñy Qu©n sù tØnh", Fonts::Tcvn3, "Đảng ủy Quân sự tỉnh");
        reads("Chi bé 1 – “tèt”", Fonts::Tcvn3, "Chi bộ 1 – “tốt”");
        reads(
            "NghÞ quyÕt, ch\u{AD}¬ng tr×nh, ng\u{AD}êi ®øng ®Çu",
            Fonts::Tcvn3,
            "Nghị quyết, chương trình, người đứng đầu",
        );
        // every vowel with every tone, as the standard's table has them
        reads("µ¶·¸¹ »¼½¾Æ ÇÈÉÊË", Fonts::Tcvn3, "àảãáạ ằẳẵắặ ầẩẫấậ");
        reads("ÌÎÏÐÑ ÒÓÔÕÖ ×ØÜÝÞ", Fonts::Tcvn3, "èẻẽéẹ ềểễếệ ìỉĩíị");
        reads("ßáâãä åæçèé êëìíî", Fonts::Tcvn3, "òỏõóọ ồổỗốộ ờởỡớợ");
        reads("ïñòóô õö÷øù úûüýþ", Fonts::Tcvn3, "ùủũúụ ừửữứự ỳỷỹýỵ");
    }

    #[test]
    fn vni_is_read() {
        reads("Ñaûng uûy Quaân söï tænh", Fonts::Vni, "Đảng ủy Quân sự tỉnh");
        reads("ÑAÛNG BOÄ CÔ SÔÛ", Fonts::Vni, "ĐẢNG BỘ CƠ SỞ");
        reads(
            "Nghò quyeát, ngöôøi ñöùng ñaàu; kyõ thuaät",
            Fonts::Vni,
            "Nghị quyết, người đứng đầu; kỹ thuật",
        );
        reads("aùaøaûaõaï aâaáaàaåaãaä aêaéaèaúaüaë", Fonts::Vni, "áàảãạ âấầẩẫậ ăắằẳẵặ");
        reads("eùeøeûeõeï eâeáeàeåeãeä íìæóò", Fonts::Vni, "éèẻẽẹ êếềểễệ íìỉĩị");
        reads("oùoøoûoõoï oâoáoàoåoãoä ôùôøôûôõôï", Fonts::Vni, "óòỏõọ ôốồổỗộ ớờởỡợ");
        reads("uùuøuûuõuï öùöøöûöõöï yùyøyûyõî", Fonts::Vni, "úùủũụ ứừửữự ýỳỷỹỵ");
    }

    #[test]
    fn what_was_never_typed_so_is_not_read() {
        for text in ["Chi bộ", "Đảng", "Жуков"] {
            assert_eq!(decoded(text, Fonts::Tcvn3), None, "{text}");
            assert_eq!(decoded(text, Fonts::Vni), None, "{text}");
        }
        assert_eq!(decoded("ù", Fonts::Vni), None, "a mark without its letter");
    }

    #[test]
    fn cells_typed_for_old_fonts_are_found() {
        for (text, fonts, word) in [
            ("NghÞ quyÕt 05-NQ/§U", Fonts::Tcvn3, "NghÞ"),
            ("ch\u{AD}¬ng tr×nh", Fonts::Tcvn3, "ch\u{AD}¬ng"),
            ("Häp chi bé th¸ng 8", Fonts::Tcvn3, "Häp"),
            ("NQ 05-NQ/ĐU; NghÞ quyÕt 12", Fonts::Tcvn3, "NghÞ"),
            ("Nghò quyeát 05-NQ/CB", Fonts::Vni, "quyeát"),
            ("Chi boä 1", Fonts::Vni, "boä"),
            ("Thöïc hieän toát", Fonts::Vni, "Thöïc"),
        ] {
            assert_eq!(typed_for(text), Some((fonts, word.to_owned())), "{text}");
        }
    }

    #[test]
    fn unicode_is_not_taken_for_old_fonts() {
        for text in [
            "Nghị quyết chuyên đề số 05-NQ/CB ngày 12/3/2024; BB 03, QĐ 12-QĐ/ĐU, KH 07-KH/BCĐ",
            "Đại hội đại biểu, nhiệm kỳ 2020–2025: “Chi bộ 4 tốt” — đạt 92,5%, ±1,5 m², 10 µm, 30 °C, 3×4×5",
            "Đăk Tô, Ngọc Réo, Kon Plông, Krông Nô, Y Niê, Xê Đăng, Sê-rê-pốk, Pô Kô, Mlô, Ksor",
            "Pôkô, Plông và Krông; Jút, Brâu",
            "hôi nghị, môt tháng, kêt quả, côngtác, trinh ky\u{301}",
            "hoà bình, thuỷ lợi, quí I, ký; Nghi\u{323} quyê\u{301}t",
            "Café, Genève, Müller, Zürich, São Paulo, Köln, naïve, résumé, España, façade",
            "§1, ©, ®, «tốt», ½, ¼ và ¾, 1ª 2ª, Windows® 11, Excel™",
            "điểm§3, A·B, – · •",
        ] {
            assert_eq!(typed_for(text), None, "{text}");
        }
    }
}
