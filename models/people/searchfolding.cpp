// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people/searchfolding.h"

#include <QChar>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace personae::searchfolding {

namespace {

constexpr char16_t sentinel = 1;     ///< never left in foreign text by folded()
constexpr qsizetype longestKey = 64; ///< UTF-16 units
constexpr qsizetype shortest = 3;    ///< characters of a trigram

struct Plain
{
    char16_t letter;
    const char *plain;
};

/// Letters that have no decomposition (and the one that Qt does not fold), after case folding;
/// sorted.
constexpr std::array plainLetters = {
    Plain{0x00df, "ss"}, Plain{0x00e6, "ae"}, Plain{0x00f0, "d"}, Plain{0x00f8, "o"},
    Plain{0x00fe, "th"}, Plain{0x0111, "d"},  Plain{0x0127, "h"}, Plain{0x0131, "i"},
    Plain{0x0138, "k"},  Plain{0x0142, "l"},  Plain{0x014b, "n"}, Plain{0x0153, "oe"},
    Plain{0x0167, "t"},  Plain{0x0180, "b"},  Plain{0x0188, "c"}, Plain{0x0192, "f"},
    Plain{0x0199, "k"},  Plain{0x019a, "l"},  Plain{0x01a5, "p"}, Plain{0x01ad, "t"},
    Plain{0x01b4, "y"},  Plain{0x01b6, "z"},  Plain{0x01dd, "e"}, Plain{0x01e5, "g"},
    Plain{0x023c, "c"},  Plain{0x0247, "e"},  Plain{0x0249, "j"}, Plain{0x024d, "r"},
    Plain{0x024f, "y"},  Plain{0x0253, "b"},  Plain{0x0254, "o"}, Plain{0x0256, "d"},
    Plain{0x0257, "d"},  Plain{0x0259, "e"},  Plain{0x025b, "e"}, Plain{0x0260, "g"},
    Plain{0x0268, "i"},  Plain{0x0269, "i"},  Plain{0x026b, "l"}, Plain{0x0272, "n"},
    Plain{0x0289, "u"},  Plain{0x028b, "v"},  Plain{0x2c65, "a"}, Plain{0x2c66, "t"},
};

/// Arabic letters that keyboards of different countries write differently.
char32_t sameLetter(char32_t c)
{
    switch (c) {
    case 0x0649: // alef maksura
    case 0x06cc: // Farsi yeh
        return 0x064a;
    case 0x06a9: // keheh
        return 0x0643;
    default:
        return c;
    }
}

/// An accent, a point or a vocalisation, not a vowel sign. From class 10 on Unicode counts what is
/// set above and below; these are the vowel signs among it (Telugu, Thai, Lao, Tibetan).
bool isAccent(char32_t c)
{
    const uchar combining = QChar::combiningClass(c);
    switch (combining) {
    case 84:
    case 91:
    case 103:
    case 118:
    case 129:
    case 130:
    case 132:
        return false;
    default:
        return combining >= 10;
    }
}

bool isInvisible(char32_t c)
{
    if (c == 0x0640 || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef))
        return true; // tatweel, variation selectors
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Format || category == QChar::Other_Control ||
           category == QChar::Other_Surrogate;
}

bool isBlank(char32_t c)
{
    return QChar::isSpace(c) || c == '\n' || c == '\r' || c == '\t';
}

void append(QString &text, char32_t c)
{
    if (c < 0x80) {
        text += QChar(char16_t(c));
        return;
    }
    c = sameLetter(c);
    const auto it = std::lower_bound(plainLetters.begin(), plainLetters.end(), c,
                                     [](const Plain &a, char32_t b) { return a.letter < b; });
    if (it != plainLetters.end() && it->letter == c)
        text += QLatin1StringView(it->plain);
    else
        text += QChar::fromUcs4(c);
}

/// Calls `take` with every character; halves of pairs that stand alone come as they are.
template <typename Take> void eachCharacter(QStringView text, Take take)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            take(QChar::surrogateToUcs4(c, text.at(i + 1)));
            ++i;
        } else {
            take(char32_t(c.unicode()));
        }
    }
}

bool isPlainAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

QString foldedAscii(const QString &text)
{
    QString out = text;
    for (QChar &c : out) {
        if (c.unicode() >= 'A' && c.unicode() <= 'Z')
            c = QChar(char16_t(c.unicode() + 32));
    }
    return out;
}

enum class Role { Between, Word, Alone };

/// Scripts that put no blank between words, and signs: every character may begin a word.
bool standsAlone(char32_t c)
{
    if (c >= 0x1100 && c <= 0x115f)
        return true; // the first letter of a Hangul syllable
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
    case QChar::Script_Yi:
        return true;
    default:
        return false;
    }
}

Role roleOf(char32_t c)
{
    if (c < 0x80) {
        const bool sign = c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' ||
                          c == '`' || c == '|' || c == '~';
        if (sign)
            return Role::Alone;
        const bool word =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        return word ? Role::Word : Role::Between;
    }
    if (QChar::isMark(c))
        return Role::Word;
    if (QChar::isLetterOrNumber(c))
        return standsAlone(c) ? Role::Alone : Role::Word;
    if (QChar::isSpace(c) || QChar::isPunct(c))
        return Role::Between;
    return Role::Alone; // signs, pictographs, and what this Qt does not know yet
}

/// The folded text with single blanks between words and sentinels before beginnings.
QString marked(const QString &text)
{
    QString out;
    out.reserve(text.size() * 2);
    bool inWord = false;
    eachCharacter(text, [&out, &inWord](char32_t c) {
        const Role role = roleOf(c);
        if (role == Role::Between) {
            if (inWord)
                out += u' ';
            inWord = false;
            return;
        }
        if (!inWord || role == Role::Alone) {
            out += QChar(sentinel);
            out += QChar(sentinel);
        }
        out += QChar::fromUcs4(c);
        inWord = true;
    });
    return out;
}

qsizetype characters(QStringView text)
{
    qsizetype count = 0;
    eachCharacter(text, [&count](char32_t) { ++count; });
    return count;
}

} // namespace

QString folded(const QString &text)
{
    if (isPlainAscii(text))
        return foldedAscii(text);
    // Folding case may bring characters that decompose, and decomposing some that fold.
    const QString apart = text.normalized(QString::NormalizationForm_KD)
                              .toCaseFolded()
                              .normalized(QString::NormalizationForm_KD)
                              .toCaseFolded();
    QString out;
    out.reserve(apart.size());
    eachCharacter(apart, [&out](char32_t c) {
        if (isBlank(c))
            out += u' ';
        else if (!isInvisible(c) && !isAccent(c))
            append(out, c);
    });
    return out;
}

QStringList words(const QString &typed)
{
    QStringList found;
    QString word;
    const QString text = folded(typed);
    eachCharacter(text, [&found, &word](char32_t c) {
        if (roleOf(c) != Role::Between) {
            word += QChar::fromUcs4(c);
        } else if (!word.isEmpty()) {
            found.append(word);
            word.clear();
        }
    });
    if (!word.isEmpty())
        found.append(word);
    found.removeDuplicates();
    return found;
}

QString sortKey(const QString &name, const QString &handle)
{
    // Enough for 64 characters of anything: a name may have 5,000.
    constexpr qsizetype looked = 256;
    const auto joined = [](const QString &text) {
        QString key = marked(folded(text.left(looked)));
        key.remove(QChar(sentinel));
        return key.trimmed();
    };
    QString key = joined(name);
    if (key.isEmpty())
        key = folded(name.left(looked)).trimmed();
    if (key.isEmpty())
        key = joined(handle);
    if (key.isEmpty())
        key = folded(handle.left(looked));
    key.truncate(longestKey);
    if (!key.isEmpty() && key.back().isHighSurrogate())
        key.chop(1);
    return key;
}

QString indexed(const QString &name, const QString &handle)
{
    const QString ofHandle = marked(folded(handle));
    return name.isEmpty() ? ofHandle : QString(marked(folded(name)) + u' ' + ofHandle);
}

QString phrase(const QString &word)
{
    QString text = marked(word);
    const bool begins = text.startsWith(QChar(sentinel));
    const qsizetype bare = begins ? characters(QStringView(text).mid(2)) : characters(text);
    if (!begins || bare >= shortest)
        return begins ? text.mid(2) : text;
    return text.mid(bare == 2 ? 1 : 0);
}

bool matches(const QString &indexedText, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&indexedText](const QString &word) {
        return indexedText.contains(phrase(word));
    });
}

} // namespace personae::searchfolding
