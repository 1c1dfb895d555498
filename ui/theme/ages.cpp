// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ages.h"

#include <QCoreApplication>
#include <QLocale>

namespace personae::ages {

using namespace Qt::StringLiterals;

static QString tr(const char *text)
{
    return QCoreApplication::translate("ages", text);
}

/// Day and month as the locale orders them, without the year.
static QString dayAndMonth(const QLocale &locale, QDate date)
{
    const QString sample = locale.dateFormat(QLocale::ShortFormat);
    const bool monthFirst = sample.indexOf(u'M') < sample.indexOf(u'd');
    return locale.toString(date, monthFirst ? u"MMM d"_s : u"d MMM"_s);
}

QString shortAge(const QDateTime &at, const QDateTime &now)
{
    if (!at.isValid())
        return tr("never");
    const QLocale locale;
    const QDateTime here = at.toLocalTime();
    const QDate today = now.toLocalTime().date();
    // Some locales show seconds even in the short form.
    QString format = locale.timeFormat(QLocale::ShortFormat);
    format.remove(":ss"_L1).remove(".ss"_L1);
    const QString clock = locale.toString(here.time(), format);
    if (here.date() == today)
        return clock;
    if (here.date() == today.addDays(-1))
        return tr("yesterday %1").arg(clock);
    if (here.date() == today.addDays(1))
        return tr("tomorrow %1").arg(clock);
    const QString day = dayAndMonth(locale, here.date());
    return here.date().year() == today.year() ? day
                                              : day + u' ' + QString::number(here.date().year());
}

QString fullDate(const QDateTime &at)
{
    if (!at.isValid())
        return tr("never");
    const QDateTime here = at.toLocalTime();
    return QLocale().toString(here, QLocale::LongFormat).contains(here.timeZoneAbbreviation())
               ? QLocale().toString(here, QLocale::LongFormat)
               : QLocale().toString(here, QLocale::LongFormat) + u' ' + here.timeZoneAbbreviation();
}

} // namespace personae::ages
