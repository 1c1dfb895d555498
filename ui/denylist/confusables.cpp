// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/denylist/confusables.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace personae::confusables {

namespace {

/// Single characters, after compatibility decomposition and case folding.
const QHash<QChar, QChar> &resembling()
{
    static const QHash<QChar, QChar> table{
        // digits and signs
        {u'0', u'o'},
        {u'1', u'l'},
        {u'|', u'l'},
        {u'!', u'l'},
        {u'i', u'l'},
        {u'3', u'e'},
        {u'4', u'a'},
        {u'5', u's'},
        {u'$', u's'},
        {u'7', u't'},
        {u'@', u'a'},
        // Cyrillic
        {u'а', u'a'},
        {u'в', u'b'},
        {u'е', u'e'},
        {u'і', u'l'},
        {u'ј', u'j'},
        {u'к', u'k'},
        {u'м', u'm'},
        {u'н', u'h'},
        {u'о', u'o'},
        {u'р', u'p'},
        {u'с', u'c'},
        {u'ѕ', u's'},
        {u'т', u't'},
        {u'у', u'y'},
        {u'х', u'x'},
        {u'ԁ', u'd'},
        {u'һ', u'h'},
        {u'ԛ', u'q'},
        {u'ԝ', u'w'},
        {u'ӏ', u'l'},
        // Greek
        {u'α', u'a'},
        {u'β', u'b'},
        {u'ε', u'e'},
        {u'η', u'n'},
        {u'ι', u'l'},
        {u'κ', u'k'},
        {u'ν', u'v'},
        {u'ο', u'o'},
        {u'ρ', u'p'},
        {u'τ', u't'},
        {u'υ', u'u'},
        {u'χ', u'x'},
        {u'ϲ', u'c'},
        // Latin
        {u'ı', u'l'},
        {u'ɑ', u'a'},
        {u'ɡ', u'g'},
        {u'ł', u'l'},
        {u'ø', u'o'},
        {u'đ', u'd'},
    };
    return table;
}

bool isUnseen(QChar letter)
{
    switch (letter.category()) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Mark_SpacingCombining:
    case QChar::Other_Format:
    case QChar::Other_Control:
        return true;
    default:
        return false;
    }
}

} // namespace

QString skeleton(const QString &name)
{
    const QString folded =
        name.toCaseFolded().normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString result;
    for (const QChar letter : folded) {
        if (isUnseen(letter) || letter.isSpace() || letter == u'_' || letter == u'-' ||
            letter == u'.')
            continue;
        result.append(resembling().value(letter, letter));
    }
    result.replace(u"rn"_s, u"m"_s);
    result.replace(u"vv"_s, u"w"_s);
    result.replace(u"cl"_s, u"d"_s);
    return result;
}

QStringList lookAlikes(const QString &name, const QStringList &candidates)
{
    const QString shape = skeleton(name);
    QStringList result;
    for (const QString &candidate : candidates) {
        if (candidate != name && !shape.isEmpty() && skeleton(candidate) == shape)
            result.append(candidate);
    }
    return result;
}

} // namespace personae::confusables
