// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/foreigntext.h"

#include <QTextBoundaryFinder>

namespace personae {

namespace {

constexpr QChar firstStrongIsolate{0x2068};
constexpr QChar popIsolate{0x2069};
constexpr QChar ellipsis{0x2026};

bool isDirectionControl(char16_t unit)
{
    return (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069);
}

QString withoutControls(const QString &foreign, bool oneLine)
{
    QString clean;
    clean.reserve(foreign.size());
    for (const QChar c : foreign) {
        const char16_t unit = c.unicode();
        if (isDirectionControl(unit))
            continue;
        const bool lineEnd = unit == u'\n' || unit == u'\r' || unit == 0x2028 || unit == 0x2029;
        if (lineEnd)
            clean += oneLine ? QChar(u' ') : QChar(u'\n');
        else if (unit == u'\t')
            clean += QChar(u' ');
        else if (unit < 0x20 || (unit >= 0x7F && unit < 0xA0))
            clean += QChar(QChar::ReplacementCharacter);
        else
            clean += c;
    }
    return clean;
}

} // namespace

QString isolated(const QString &foreign)
{
    if (foreign.isEmpty())
        return {};
    return firstStrongIsolate + withoutControls(foreign, false) + popIsolate;
}

QString isolatedLine(const QString &foreign, qsizetype maximumLength)
{
    if (foreign.isEmpty())
        return {};
    QString clean = withoutControls(foreign.left(maximumLength * 2), true);
    if (clean.size() > maximumLength) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, clean);
        finder.setPosition(maximumLength);
        if (!finder.isAtBoundary())
            finder.toPreviousBoundary();
        clean.truncate(finder.position());
        clean += ellipsis;
    }
    return firstStrongIsolate + clean + popIsolate;
}

} // namespace personae
