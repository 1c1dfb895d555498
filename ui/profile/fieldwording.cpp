// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/fieldwording.h"

#include "models/values/foreigntext.h"
#include "ui/profile/fieldtables.h"
#include "ui/theme/ages.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// English has its plural without a translation file; others get theirs by the count.
QString counted(int count, const char *one, const char *many)
{
    return count == 1 ? FieldWording::tr(one) : FieldWording::tr(many, nullptr, count);
}

} // namespace

QString FieldWording::label(const ServiceInfo &service, const QString &key)
{
    const FieldSpec *declared = service.field(key);
    if (declared) {
        const QString known = fieldtables::label(declared->wording);
        if (!known.isEmpty())
            return known;
    }
    const OpenFields &open = service.openFields;
    const QString section = fieldrules::sectionOf(service, key);
    if (!section.isEmpty())
        return !open.titleSuffix.isEmpty() && key.endsWith(open.titleSuffix) ? tr("Own title")
                                                                             : tr("Visible to");
    const bool prefixed = !open.prefix.isEmpty() && key.startsWith(open.prefix);
    return isolatedLine(prefixed ? key.mid(open.prefix.size()) : key, 60);
}

QString FieldWording::hint(const FieldSpec &spec)
{
    return fieldtables::hint(spec.wording);
}

QString FieldWording::page(const QString &id)
{
    if (id.isEmpty())
        return tr("Profile");
    const QString known = fieldtables::page(id);
    return known.isEmpty() ? isolatedLine(id, 40) : known;
}

QString FieldWording::word(const FieldSpec &spec, const QString &value)
{
    for (const QString &field : {spec.wording, spec.key}) {
        if (const QString known = fieldtables::word(field, value); !known.isEmpty())
            return known;
    }
    return spec.shape == FieldShape::Choice && spec.choicesFrom.isEmpty() ? part(value) : value;
}

QString FieldWording::value(const FieldSpec &spec, const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? tr("Yes") : tr("No");
    if (value.isDouble())
        return number(value.toDouble(), spec.shape == FieldShape::Whole);
    const QString text = value.toVariant().toString();
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (spec.readOnly && text.contains(u'T') && moment.isValid())
        return ages::fullDate(moment);
    const bool words = spec.readOnly || spec.shape == FieldShape::Choice;
    return words && !text.isEmpty() ? word(spec, text) : text;
}

QString FieldWording::range(const FieldSpec &spec)
{
    if (spec.most <= spec.least)
        return {};
    const bool whole = spec.shape == FieldShape::Whole;
    return tr("%1 to %2").arg(number(spec.least, whole), number(spec.most, whole));
}

QString FieldWording::number(double value, bool whole)
{
    const QLocale locale;
    return whole ? locale.toString(static_cast<qlonglong>(value))
                 : locale.toString(value, 'g', QLocale::FloatingPointShortest);
}

QString FieldWording::part(const QString &id)
{
    const QString known = fieldtables::part(id);
    return known.isEmpty() ? isolatedLine(id, 60) : known;
}

bool FieldWording::isLongPart(const QString &id)
{
    return id == "description"_L1;
}

QString FieldWording::handle(const QString &wording)
{
    return wording == "idtag"_L1 ? tr("Identity") : tr("Handle");
}

QString FieldWording::picture(PictureSlot slot)
{
    return slot == PictureSlot::Avatar ? tr("Avatar") : tr("Cover");
}

QString FieldWording::addItem(const QString &listKey)
{
    return listKey == "links"_L1 ? tr("Add link") : tr("Add entry");
}

QString FieldWording::setting(const SettingSpec &spec)
{
    for (const QString &id : {spec.wording, spec.id}) {
        if (const QString known = fieldtables::setting(id); !known.isEmpty())
            return known;
    }
    return isolatedLine(spec.wording.isEmpty() ? spec.id : spec.wording, 60);
}

QString FieldWording::settingMeaning(const SettingSpec &spec)
{
    const QString known = fieldtables::settingMeaning(spec.wording);
    return known.isEmpty() ? fieldtables::settingMeaning(spec.id) : known;
}

QString FieldWording::settingChoice(const QString &word)
{
    if (word.isEmpty())
        return tr("none");
    const QString known = fieldtables::settingChoice(word);
    return known.isEmpty() ? isolatedLine(word, 80) : known;
}

QString FieldWording::visibility(const QString &word)
{
    return fieldtables::visibility(word);
}

QString FieldWording::visibilityTruth(const ServiceInfo &service, const QJsonValue &marker)
{
    if (marker.isUndefined() || marker.isNull()) {
        return tr("No marker is set: the service shows this to %1.")
            .arg(visibility(service.unmarkedVisibility));
    }
    const QString word = marker.toString();
    const QString meant = service.visibilityMeant.value(word);
    if (!meant.isEmpty())
        return tr("Only you can see this. The web app meant: %1.").arg(visibility(meant));
    if (visibility(word).isEmpty())
        return tr("The service does not know the word %1: only you can see this.")
            .arg(isolatedLine(word));
    return {};
}

QString FieldWording::counter(const TextLimit &limit, qsizetype length)
{
    if (limit.maximum <= 0)
        return {};
    const QLocale locale;
    const QString have = locale.toString(static_cast<qlonglong>(length));
    const QString may = locale.toString(static_cast<qlonglong>(limit.maximum));
    return limit.unit == LengthUnit::Utf8Bytes ? tr("%1 of %2 bytes").arg(have, may)
                                               : tr("%1 of %2").arg(have, may);
}

QString FieldWording::issue(const FieldIssue &issue)
{
    const int over = static_cast<int>(issue.actual - issue.limit);
    const bool bytes = issue.unit == LengthUnit::Utf8Bytes;
    switch (issue.kind) {
    case FieldIssue::Kind::TooLong:
        return bytes ? counted(over, QT_TR_NOOP("1 byte too long for this service"),
                               QT_TR_NOOP("%n bytes too long for this service"))
                     : counted(over, QT_TR_NOOP("1 character too long for this service"),
                               QT_TR_NOOP("%n characters too long for this service"));
    case FieldIssue::Kind::TooShort:
        return counted(static_cast<int>(issue.limit), QT_TR_NOOP("Too short: at least 1 character"),
                       QT_TR_NOOP("Too short: at least %n characters"));
    case FieldIssue::Kind::Missing:
        return tr("This field must not be empty");
    case FieldIssue::Kind::NotAnAddress:
        return tr("This does not look like an address");
    case FieldIssue::Kind::KeyInUse:
        return tr("There is a field of this name already");
    case FieldIssue::Kind::KeyTooLong:
        return counted(over, QT_TR_NOOP("The name is 1 byte too long for this service"),
                       QT_TR_NOOP("The name is %n bytes too long for this service"));
    case FieldIssue::Kind::KeyEmpty:
        return tr("A field needs a name");
    case FieldIssue::Kind::NotANumber:
        return tr("This is not a number");
    case FieldIssue::Kind::OutOfRange:
        return tr("This must be from %1 to %2")
            .arg(number(issue.least, false), number(issue.most, false));
    case FieldIssue::Kind::CannotClear:
        return tr("The service can change this, but not take it away");
    case FieldIssue::Kind::NotAPair:
        return tr("Both ids are needed");
    case FieldIssue::Kind::Server:
        return issue.serverText.isEmpty()
                   ? tr("The service did not take this value")
                   : tr("The service says: %1").arg(isolatedLine(issue.serverText));
    }
    Q_UNREACHABLE();
}

QString FieldWording::unusual(const FieldSpec &spec, const QString &pattern)
{
    const QString known = fieldtables::warning(spec.wording);
    return (known.isEmpty() ? tr("This does not look like what the service wants: %1.")
                                  .arg(isolatedLine(pattern, 80))
                            : known) +
           u' ' + tr("You can send it all the same.");
}

QString FieldWording::changes(int count)
{
    return counted(count, QT_TR_NOOP("1 change"), QT_TR_NOOP("%n changes"));
}

} // namespace personae
