// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/fieldwording.h"

#include "models/values/foreigntext.h"

#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

using Table = QHash<QString, const char *>;

QString lookUp(const Table &table, const QString &id)
{
    const char *text = table.value(id, nullptr);
    return text ? FieldWording::tr(text) : QString();
}

const Table &labels()
{
    static const Table table{
        {u"name"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Name")},
        {u"bio"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Bio")},
        {u"about"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "About")},
        {u"contact"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Contact")},
        {u"location"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Location")},
        {u"links"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Links")},
        {u"work"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Work")},
        {u"education"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Education")},
        {u"skills"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Skills")},
        {u"rules"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Rules")},
        {u"website"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Website")},
        {u"category"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Category")},
        {u"intro"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Introduction")},
        {u"email"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "E-mail")},
    };
    return table;
}

const Table &hints()
{
    static const Table table{
        {u"name"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "As people see it")},
        {u"bio"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "A few words about yourself")},
        {u"website"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "https://example.org")},
        {u"skills"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Comma or Enter after each")},
    };
    return table;
}

const Table &parts()
{
    static const Table table{
        {u"email"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "E-mail")},
        {u"phone"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Phone")},
        {u"website"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Website")},
        {u"city"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "City")},
        {u"country"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Country")},
        {u"address"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Address")},
        {u"label"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Label")},
        {u"url"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Address")},
        {u"title"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Title")},
        {u"organization"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Organization")},
        {u"school"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "School")},
        {u"degree"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Degree")},
        {u"from"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "From")},
        {u"to"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "To")},
        {u"description"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "Description")},
    };
    return table;
}

const Table &visibilities()
{
    static const Table table{
        {u"public"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "everyone")},
        {u"world"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "everyone")},
        {u"verified"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "signed-in people")},
        {u"follower"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "followers")},
        {u"connected"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "connections")},
        {u"supporter"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "supporters and above")},
        {u"contributor"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "contributors and above")},
        {u"moderator"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "moderators and above")},
        {u"leader"_s, QT_TRANSLATE_NOOP("personae::FieldWording", "leaders")},
    };
    return table;
}

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
        const QString known = lookUp(labels(), declared->wording);
        if (!known.isEmpty())
            return known;
    }
    const OpenFields &open = service.openFields;
    const QString section = fieldrules::sectionOf(service, key);
    if (!section.isEmpty())
        return key.endsWith(open.titleSuffix) ? tr("Own title") : tr("Visible to");
    const bool prefixed = !open.prefix.isEmpty() && key.startsWith(open.prefix);
    return isolatedLine(prefixed ? key.mid(open.prefix.size()) : key, 60);
}

QString FieldWording::hint(const FieldSpec &spec)
{
    return lookUp(hints(), spec.wording);
}

QString FieldWording::part(const QString &id)
{
    const QString known = lookUp(parts(), id);
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

QString FieldWording::visibility(const QString &word)
{
    return lookUp(visibilities(), word);
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
    case FieldIssue::Kind::Server:
        return issue.serverText.isEmpty()
                   ? tr("The service did not take this value")
                   : tr("The service says: %1").arg(isolatedLine(issue.serverText));
    }
    Q_UNREACHABLE();
}

QString FieldWording::changes(int count)
{
    return counted(count, QT_TR_NOOP("1 change"), QT_TR_NOOP("%n changes"));
}

} // namespace personae
