// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/playbench.h"

/// Services that only declare what they are, and commands for them.
namespace personae::test {

inline FieldSpec line(const QString &key)
{
    FieldSpec spec;
    spec.key = spec.wording = key;
    return spec;
}

inline FieldSpec unreadable(const QString &key, FieldShape shape)
{
    FieldSpec spec = line(key);
    spec.shape = shape;
    spec.readsBack = false;
    return spec;
}

inline CallSpec call(const QString &id, bool writes)
{
    CallSpec spec;
    spec.id = id;
    spec.writes = writes;
    return spec;
}

inline ServiceInfo playInfo()
{
    ServiceInfo info;
    info.id = QStringLiteral("play");
    info.fields = {line(QStringLiteral("name")), line(QStringLiteral("bio")),
                   unreadable(QStringLiteral("secretNote"), FieldShape::Line),
                   unreadable(QStringLiteral("pair"), FieldShape::ObjectPair)};
    info.denylist.offered = true;
    PictureRule avatar;
    avatar.maximumBytes = 1'000'000;
    avatar.formats = {QStringLiteral("jpeg"), QStringLiteral("png")};
    info.pictures = {avatar};
    CallSpec list = call(QStringLiteral("list"), false);
    CallSpec change = call(QStringLiteral("change"), true);
    change.reread = QStringLiteral("list");
    CallSpec end = call(QStringLiteral("end"), true);
    end.endsAccount = true;
    info.calls = {list, change, end};
    return info;
}

inline ServiceInfo throttledInfo()
{
    ServiceInfo info = playInfo();
    info.throttlesWrites = true;
    info.pictures[0].keepsAddress = true;
    info.pictures[0].sendsOriginal = true;
    info.pictures[0].originalPixels = {100, 100};
    return info;
}

inline SaveProfileCommand save(const FieldMap &changes, const FieldMap &before = {})
{
    return {{changes}, before};
}

inline QJsonObject outcome(const QString &word)
{
    return {{QStringLiteral("outcome"), word}};
}

inline QJsonObject bytes(const QByteArray &png)
{
    return {{QStringLiteral("bytes"), QString::fromLatin1(png.toBase64())}};
}

inline DenylistCommand deny(const QStringList &names)
{
    DenylistCommand command;
    command.verb = DenylistVerb::Add;
    for (const QString &name : names)
        command.names.append({name, name + QStringLiteral("-1")});
    return command;
}

} // namespace personae::test
