// SPDX-License-Identifier: GPL-3.0-or-later
#include "prototypes.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace personae;

namespace {

QJsonValue valueOf(const FieldSpec &spec, const QString &text)
{
    switch (spec.shape) {
    case FieldShape::YesNo:
        return true;
    case FieldShape::Whole:
    case FieldShape::Decimal:
        return spec.most > spec.least ? spec.least : 10.0;
    case FieldShape::Email:
        return u"prototype@example.com"_s;
    case FieldShape::WebAddress:
        return u"https://prototype.example.com/"_s;
    case FieldShape::Secret:
        return u"Prototype-1"_s;
    case FieldShape::Choice:
        return spec.choices.isEmpty() ? text : spec.choices.constFirst();
    default:
        return text;
    }
}

Wish callOf(const CallSpec &spec, const Places &places)
{
    wish::Call call{spec.id};
    for (const FieldSpec &ask : spec.asks) {
        const QString text = places.arguments.value(ask.key, Places::argument(ask.key));
        call.arguments.insert(ask.key, valueOf(ask, text));
    }
    return call;
}

/// Changes that touch the first field of each page: they may be calls of their own.
QList<Prototype> saves(const ServiceInfo &info)
{
    QList<Prototype> list;
    QStringList pages;
    for (const FieldSpec &spec : info.fields) {
        if (spec.readOnly || pages.contains(spec.page))
            continue;
        pages.append(spec.page);
        list.append([spec](const Places &) -> Wish {
            return wish::SaveProfile{{{{spec.key, valueOf(spec, u"prototype"_s)}}}};
        });
    }
    return list;
}

QList<Prototype> sessionPrototypes()
{
    return {
        [](const Places &p) -> Wish {
            return wish::SignIn{p.person, u"prototype"_s};
        },
        [](const Places &) -> Wish { return wish::StartUp{}; },
        [](const Places &) -> Wish { return wish::ExchangeKey{u"prototype"_s}; },
        [](const Places &p) -> Wish { return wish::ActAs{p.person}; },
        [](const Places &) -> Wish {
            return wish::Renew{false, false};
        },
        [](const Places &) -> Wish {
            return wish::Renew{true, false};
        },
        [](const Places &) -> Wish {
            return wish::Renew{false, true};
        },
        [](const Places &) -> Wish { return wish::SignOut{}; },
        [](const Places &) -> Wish {
            return wish::CreateKey{u"prototype"_s, {}};
        },
        [](const Places &) -> Wish { return wish::ListKeys{}; },
        [](const Places &p) -> Wish { return wish::RemoveKey{p.number.toLongLong()}; },
        [](const Places &) -> Wish {
            return wish::ChangePassword{u"Prototype-1"_s, u"Other-2"_s};
        },
        [](const Places &) -> Wish { return wish::StartQr{}; },
        [](const Places &p) -> Wish {
            return wish::QrStatus{p.thing, {}, 30};
        },
        [](const Places &p) -> Wish {
            return wish::OpenSession{p.person, u"prototype"_s};
        },
        [](const Places &) -> Wish { return wish::CloseSession{}; },
    };
}

QList<Prototype> profilePrototypes()
{
    const QByteArray picture("\xFF\xD8\xFF\xE0");
    return {
        [](const Places &) -> Wish { return wish::ReadPublic{}; },
        [](const Places &) -> Wish { return wish::ReadOwn{}; },
        [](const Places &) -> Wish {
            return wish::SaveProfile{{{{u"name"_s, u"prototype"_s}}}};
        },
        [picture](const Places &) -> Wish {
            return wish::PutPicture{{}, picture, {}};
        },
        [picture](const Places &) -> Wish {
            return wish::PutPicture{PictureSlot::Cover, picture, {}};
        },
        [](const Places &p) -> Wish {
            return wish::ReadPicture{p.file, {}};
        },
        [](const Places &p) -> Wish {
            return wish::ReadPicture{p.blob, {}};
        },
        [](const Places &p) -> Wish { return wish::ReadDescriptor{p.file}; },
        [](const Places &) -> Wish { return wish::ReadHome{}; },
        [](const Places &) -> Wish { return wish::AppDomain{}; },
        [](const Places &) -> Wish { return wish::PictureFromAddress{u"https://a.example/"_s}; },
        [](const Places &p) -> Wish { return wish::ReadSetting{p.thing}; },
        [](const Places &p) -> Wish {
            return wish::WriteSetting{p.thing, {}};
        },
    };
}

QList<Prototype> peoplePrototypes()
{
    return {
        [](const Places &) -> Wish { return wish::ListPeople{}; },
        [](const Places &p) -> Wish { return wish::ReadPeople{{p.person}}; },
        [](const Places &p) -> Wish { return wish::ReadPerson{p.person}; },
        [](const Places &p) -> Wish { return wish::RefreshPerson{p.person}; },
        [](const Places &) -> Wish {
            return wish::SearchPeople{u"prototype"_s, -1, -1};
        },
        [](const Places &) -> Wish { return wish::NodeIdentities{}; },
        [](const Places &p) -> Wish {
            return wish::Follow{p.person, p.thing};
        },
        [](const Places &p) -> Wish {
            return wish::Unfollow{p.person, p.thing};
        },
        [](const Places &p) -> Wish {
            return wish::IncomingRequests{p.person, {}};
        },
        [](const Places &p) -> Wish { return wish::AcceptRequest{p.thing}; },
        [](const Places &p) -> Wish { return wish::RejectRequest{p.thing}; },
        [](const Places &p) -> Wish {
            return wish::SetStatus{p.person, u"blocked"_s};
        },
        [](const Places &p) -> Wish {
            return wish::EditMember{p.person, {}, {}, u"blocked"_s, p.node, p.thing};
        },
        [](const Places &p) -> Wish {
            return wish::AddMember{p.node, p.thing, u"member"_s};
        },
        [](const Places &p) -> Wish {
            return wish::RemoveMember{p.node, p.thing};
        },
        [](const Places &p) -> Wish { return wish::RemoveFollower{p.thing}; },
        [](const Places &p) -> Wish { return wish::FollowState{p.thing}; },
    };
}

} // namespace

bool Places::take(const QString &model, const QString &found)
{
    static const Places made;
    constexpr std::array places{&Places::person, &Places::thing, &Places::number, &Places::file,
                                &Places::blob,   &Places::node,  &Places::self};
    const auto place = std::find_if(places.cbegin(), places.cend(),
                                    [&model](auto member) { return made.*member == model; });
    if (place != places.cend()) {
        this->**place = found;
        return true;
    }
    if (!model.startsWith("p1~"_L1))
        return false;
    arguments.insert(model.sliced(3), found);
    return true;
}

QList<Prototype> prototypes()
{
    return sessionPrototypes() + profilePrototypes() + peoplePrototypes();
}

QList<Prototype> prototypesOf(const ServiceInfo &info)
{
    QList<Prototype> list;
    for (const CallSpec &spec : info.calls)
        list.append([spec](const Places &places) { return callOf(spec, places); });
    return list + saves(info);
}
