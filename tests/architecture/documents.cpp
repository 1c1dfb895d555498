// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/documents.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace personae::architecture {
namespace {

QStringList captures(const QString &text, const QString &pattern)
{
    QStringList found;
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext())
        found.append(matches.next().captured(1));
    return found;
}

bool isPath(const QString &word)
{
    static const QRegularExpression folderOrFile(u"^[\\w.][\\w.-]*(/[\\w.-]*)+$"_s);
    static const QRegularExpression topFile(u"^[\\w.-]+\\.(md|txt|json|png|cmake)$"_s);
    static const QRegularExpression made(u"^build(/|$)"_s);
    return (folderOrFile.match(word).hasMatch() || topFile.match(word).hasMatch()) &&
           !made.match(word).hasMatch();
}

} // namespace

QStringList pathsNamedIn(const QString &markdown)
{
    QStringList found;
    // The first word is enough: `packaging/test -R wire` names packaging/test.
    for (const QString &quoted : captures(markdown, u"`([^`\\n]+)`"_s)) {
        const QString word = quoted.section(u' ', 0, 0);
        if (isPath(word))
            found.append(word);
    }
    QStringList targets = captures(markdown, u"\\]\\(([^)#\\s]+)"_s);
    targets += captures(markdown, u"\\bsrc(?:set)?=\"([^\"]+)\""_s);
    for (const QString &target : std::as_const(targets)) {
        if (!target.contains("://"_L1))
            found.append(target);
    }
    found.removeDuplicates();
    return found;
}

} // namespace personae::architecture
