// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/localchecks.h"

#include "models/values/serviceinfo.h"

#include <algorithm>

namespace personae::epixel {

bool isEmail(const QString &text)
{
    const qsizetype at = text.indexOf(u'@');
    if (at < 1 || text.count(u'@') != 1)
        return false;
    const QString domain = text.sliced(at + 1);
    const qsizetype dot = domain.indexOf(u'.');
    const bool blank = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
    return !blank && dot > 0 && !domain.endsWith(u'.') && !domain.contains(QStringLiteral(".."));
}

bool isSameEmail(const QString &one, const QString &other)
{
    const auto canonical = [](const QString &typed) {
        const QString text = typed.trimmed();
        const qsizetype at = text.lastIndexOf(u'@');
        return at < 0 ? text : text.left(at) + text.sliced(at).toLower();
    };
    return canonical(one) == canonical(other);
}

QString phoneDigits(QString typed)
{
    typed.removeIf([](QChar c) {
        return c.isSpace() || c.category() == QChar::Punctuation_Dash || c == u'(' || c == u')';
    });
    return typed;
}

bool isPhone(const QString &digits)
{
    return digits.size() <= longestPhone && std::all_of(digits.begin(), digits.end(), [](QChar c) {
               return c >= u'0' && c <= u'9';
           });
}

bool isName(const QString &text)
{
    return lengthOf(text, LengthUnit::CodePoints) <= longestName;
}

} // namespace personae::epixel
