// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/playinfo.h"

namespace personae::test {

FieldSpec line(const QString &key)
{
    FieldSpec spec;
    spec.key = spec.wording = key;
    return spec;
}

FieldSpec unreadable(const QString &key, FieldShape shape)
{
    FieldSpec spec = line(key);
    spec.shape = shape;
    spec.readsBack = false;
    return spec;
}

CallSpec call(const QString &id, bool writes)
{
    CallSpec spec;
    spec.id = id;
    spec.writes = writes;
    return spec;
}

ServiceInfo playInfo()
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

ServiceInfo throttledInfo()
{
    ServiceInfo info = playInfo();
    info.throttlesWrites = true;
    info.pictures[0].keepsAddress = true;
    info.pictures[0].sendsOriginal = true;
    info.pictures[0].originalPixels = {100, 100};
    return info;
}

SaveProfileCommand save(const FieldMap &changes, const FieldMap &before)
{
    return {{changes}, before};
}

QJsonObject outcome(const QString &word)
{
    return {{QStringLiteral("outcome"), word}};
}

QJsonObject bytes(const QByteArray &png)
{
    return {{QStringLiteral("bytes"), QString::fromLatin1(png.toBase64())}};
}

DenylistCommand deny(const QStringList &names)
{
    DenylistCommand command;
    command.verb = DenylistVerb::Add;
    for (const QString &name : names)
        command.names.append({name, name + QStringLiteral("-1")});
    return command;
}

} // namespace personae::test
