// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of an account's Advanced settings: each is something a service's document leaves open.
#include "ui/profile/fieldtables.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace personae::fieldtables {

namespace {

using Table = QHash<QString, const char *>;

QString lookUp(const Table &table, const QString &id)
{
    const char *text = table.value(id, nullptr);
    return text ? QCoreApplication::translate("personae::FieldWording", text) : QString();
}

/// A service may set a mark of its own before what a setting is for.
QString byPurpose(const Table &table, const QString &id)
{
    const QString whole = lookUp(table, id);
    return whole.isEmpty() ? lookUp(table, id.section(u'.', 1)) : whole;
}

#define WORDS(text) QT_TRANSLATE_NOOP("personae::FieldWording", text)

const Table &names()
{
    static const Table table{
        {u"avatarField"_s, WORDS("Name of the avatar field")},
        {u"idPairStyle"_s, WORDS("Shape of a pair of ids")},
        {u"uploadPart"_s, WORDS("Name of the picture's part")},
        {u"uploadStyle"_s, WORDS("How a picture is sent")},
        {u"denyPath"_s, WORDS("Path of the denylist")},
        {u"denyEncoding"_s, WORDS("How denylist names are sent")},
        {u"denyEncoding.put"_s, WORDS("How a whole denylist is sent")},
        {u"denyEncoding.post"_s, WORDS("How added denylist names are sent")},
        {u"denyEncoding.delete"_s, WORDS("How removed denylist names are sent")},
        {u"statusPath"_s, WORDS("Path of the service's status")},
        {u"maxImageBytes"_s, WORDS("Largest picture in bytes")},
        {u"credential"_s, WORDS("How the credential is sent")},
        {u"refreshPath"_s, WORDS("Path that renews the sign-in")},
        {u"imagePath"_s, WORDS("Path that takes the picture")},
        {u"tokenPath"_s, WORDS("Path that sends an e-mail code")},
        {u"tokenMethod"_s, WORDS("How the e-mail code is asked for")},
        {u"sendAllFields"_s, WORDS("Send all fields with every change")},
        {u"bodyStyle"_s, WORDS("How values are sent")},
        {u"mediaBase"_s, WORDS("Address of pictures")},
        {u"aboutUpdatePath"_s, WORDS("Path that takes the About page")},
    };
    return table;
}

const Table &meanings()
{
    static const Table table{
        {u"avatarField"_s,
         WORDS("The document shows that the avatar can be chosen, but not how its field is called. "
               "Try another name where a new avatar is answered well and not applied.")},
        {u"idPairStyle"_s,
         WORDS("The two ids of a picture go as an object of two, or as one text with a dot.")},
        {u"uploadPart"_s,
         WORDS("Try another name where the service says that the file is missing.")},
        {u"uploadStyle"_s,
         WORDS("As a form with a file in it, or as the bare bytes of the picture.")},
        {u"denyPath"_s,
         WORDS("The document names two paths; the first is tried first and the one that works is "
               "remembered.")},
        {u"denyEncoding"_s,
         WORDS("The document leaves the shape open; the shape that works is remembered.")},
        {u"denyEncoding.put"_s,
         WORDS("The document leaves the shape open; the shape that works is remembered.")},
        {u"denyEncoding.post"_s,
         WORDS("The document leaves the shape open; the shape that works is remembered.")},
        {u"denyEncoding.delete"_s,
         WORDS("The document leaves the shape open; the shape that works is remembered.")},
        {u"statusPath"_s, WORDS("Not documented. Empty: the profile is read instead.")},
        {u"maxImageBytes"_s,
         WORDS("No limit is documented. Pictures are made smaller until they fit.")},
        {u"credential"_s, WORDS("As an API key, or as the token of a person.")},
        {u"refreshPath"_s,
         WORDS("Not documented. The usual paths are tried; the one that works is remembered.")},
        {u"imagePath"_s,
         WORDS(
             "The document names two paths. The second is tried where the first does not exist.")},
        {u"tokenPath"_s,
         WORDS("Not documented. Without it the checksum of an e-mail code is typed by hand.")},
        {u"tokenMethod"_s, WORDS("Not documented; installations differ.")},
        {u"sendAllFields"_s, WORDS("For installations that empty what is not sent along.")},
        {u"bodyStyle"_s,
         WORDS("The document's samples send forms. Try another where the service says that it does "
               "not understand the content type.")},
        {u"mediaBase"_s,
         WORDS("Where pictures are fetched from. Empty: from the installation's own server.")},
        {u"aboutUpdatePath"_s,
         WORDS("Not documented. Empty: the About page can be read but not changed.")},
    };
    return table;
}

const Table &choices()
{
    static const Table table{
        {u"true"_s, WORDS("Yes")},
        {u"false"_s, WORDS("No")},
        {u"yes"_s, WORDS("Yes")},
        {u"no"_s, WORDS("No")},
        {u"auto"_s, WORDS("Find out")},
        {u"first"_s, WORDS("The first")},
        {u"second"_s, WORDS("The second")},
        {u"object"_s, WORDS("An object")},
        {u"dotted"_s, WORDS("One text with a dot")},
        {u"multipart"_s, WORDS("As a form with parts")},
        {u"urlencoded"_s, WORDS("As a plain form")},
        {u"json"_s, WORDS("As JSON")},
        {u"raw"_s, WORDS("As bare bytes")},
        {u"asSignedIn"_s, WORDS("As it was typed at sign-in")},
        {u"apiKey"_s, WORDS("As an API key")},
        {u"bearer"_s, WORDS("As a person's token")},
        {u"both"_s, WORDS("Both ways at once")},
        {u"array"_s, WORDS("A bare list")},
        {u"map"_s, WORDS("An object of names inside an object")},
        {u"bareMap"_s, WORDS("A bare object of names")},
        {u"objects"_s, WORDS("A list of objects")},
        {u"pairs"_s, WORDS("A list of pairs")},
    };
    return table;
}

} // namespace

QString setting(const QString &id)
{
    return byPurpose(names(), id);
}

QString settingMeaning(const QString &id)
{
    return byPurpose(meanings(), id);
}

QString settingChoice(const QString &id)
{
    return lookUp(choices(), id);
}

} // namespace personae::fieldtables
