// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/denylist/denyfiles.h"

#include "ui/denylist/denystaging.h"
#include "ui/people/csvexport.h"

#include <QSet>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace personae::denyfiles {

namespace {

QString title()
{
    return u"name,since,reason,replacement,certain"_s;
}

/// The first cell of a line of CSV.
QString firstCell(const QString &line)
{
    QString cell;
    if (line.startsWith(u'"')) {
        for (qsizetype i = 1; i < line.size(); ++i) {
            if (line.at(i) != u'"')
                cell.append(line.at(i));
            else if (i + 1 < line.size() && line.at(i + 1) == u'"')
                cell.append(line.at(++i));
            else
                break;
        }
    } else {
        cell = line.section(u',', 0, 0);
    }
    const bool guarded =
        cell.size() > 1 && cell.at(0) == u'\'' && u"=+-@\t\r"_s.contains(cell.at(1));
    return guarded ? cell.mid(1) : cell;
}

} // namespace

Imported read(const QByteArray &bytes)
{
    Imported result;
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    if (decode.hasError() || text.contains(QChar(u'\0'))) {
        result.isText = false;
        return result;
    }
    QString unified = text;
    unified.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    QSet<QString> seen;
    const QStringList lines = unified.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.startsWith(u'#') || line.trimmed() == title())
            continue;
        const QString name = denystaging::cleanName(firstCell(line));
        if (name.isEmpty())
            continue;
        if (seen.contains(name)) {
            ++result.twice;
            continue;
        }
        seen.insert(name);
        result.names.append(name);
    }
    return result;
}

QByteArray write(const Denylist &list)
{
    QString text = title() + u"\r\n"_s;
    for (const DeniedName &one : list.names) {
        const QString since =
            one.since.isValid() ? one.since.toUTC().toString(Qt::ISODate) : QString();
        text += QStringList{csv::cell(one.name), csv::cell(since), csv::cell(one.reason),
                            csv::cell(one.replacement), one.certain ? u"certain"_s : u"believed"_s}
                    .join(u',') +
                u"\r\n"_s;
    }
    return text.toUtf8();
}

} // namespace personae::denyfiles
