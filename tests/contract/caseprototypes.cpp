// SPDX-License-Identifier: GPL-3.0-or-later
#include "casewish.h"
#include "servicerules.h"

#include <QUrlQuery>

#include <functional>

using namespace Qt::StringLiterals;
namespace wish = personae::wish;
using personae::Wish;

namespace {

/// One kind of wish about some name; the name marks the place in the path where any name may stand.
struct Prototype
{
    QString name;
    std::function<Wish(const QString &name)> make;
};

/// The first that fits counts, so the plainer of two alike stands first.
QList<Prototype> prototypes()
{
    const QString person = u"prototype.example.com"_s;
    const QString thing = u"a1~prototype"_s;
    const QString number = u"424242"_s;
    const QByteArray picture("\xFF\xD8\xFF\xE0");
    return {
        {{},
         [](const QString &) -> Wish {
             return wish::SignIn{u"prototype.example.com"_s, u"prototype"_s};
         }},
        {{}, [](const QString &) -> Wish { return wish::StartUp{}; }},
        {{}, [](const QString &) -> Wish { return wish::ExchangeKey{u"prototype"_s}; }},
        {person, [](const QString &name) -> Wish { return wish::ActAs{name}; }},
        {{},
         [](const QString &) -> Wish {
             return wish::Renew{false, false};
         }},
        {{},
         [](const QString &) -> Wish {
             return wish::Renew{true, false};
         }},
        {{},
         [](const QString &) -> Wish {
             return wish::Renew{false, true};
         }},
        {{}, [](const QString &) -> Wish { return wish::SignOut{}; }},
        {{},
         [](const QString &) -> Wish {
             return wish::CreateKey{u"prototype"_s, {}};
         }},
        {{}, [](const QString &) -> Wish { return wish::ListKeys{}; }},
        {number, [](const QString &name) -> Wish { return wish::RemoveKey{name.toLongLong()}; }},
        {{},
         [](const QString &) -> Wish {
             return wish::ChangePassword{u"prototype-1"_s, u"prototype-2"_s};
         }},
        {{}, [](const QString &) -> Wish { return wish::StartQr{}; }},
        {thing,
         [](const QString &name) -> Wish {
             return wish::QrStatus{name, {}, 30};
         }},
        {{}, [](const QString &) -> Wish { return wish::ReadPublic{}; }},
        {{}, [](const QString &) -> Wish { return wish::ReadOwn{}; }},
        {{},
         [](const QString &) -> Wish {
             return wish::SaveProfile{{{{u"name"_s, u"prototype"_s}}}};
         }},
        {{},
         [picture](const QString &) -> Wish {
             return wish::PutPicture{{}, picture, {}};
         }},
        {{},
         [picture](const QString &) -> Wish {
             return wish::PutPicture{personae::PictureSlot::Cover, picture, {}};
         }},
        {u"f1~prototype"_s,
         [](const QString &name) -> Wish {
             return wish::ReadPicture{name, {}};
         }},
        {u"b1~prototype"_s,
         [](const QString &name) -> Wish {
             return wish::ReadPicture{name, {}};
         }},
        {u"f1~prototype"_s, [](const QString &name) -> Wish { return wish::ReadDescriptor{name}; }},
        {{}, [](const QString &) -> Wish { return wish::ReadHome{}; }},
        {{}, [](const QString &) -> Wish { return wish::AppDomain{}; }},
        {{}, [](const QString &) -> Wish { return wish::ListPeople{}; }},
        {{},
         [](const QString &) -> Wish { return wish::ReadPeople{{u"prototype.example.com"_s}}; }},
        {person, [](const QString &name) -> Wish { return wish::ReadPerson{name}; }},
        {person, [](const QString &name) -> Wish { return wish::RefreshPerson{name}; }},
        {{},
         [](const QString &) -> Wish {
             return wish::SearchPeople{u"prototype"_s, -1, -1};
         }},
        {{}, [](const QString &) -> Wish { return wish::NodeIdentities{}; }},
        {thing, [](const QString &name) -> Wish { return wish::ReadSetting{name}; }},
        {thing,
         [](const QString &name) -> Wish {
             return wish::WriteSetting{name, {}};
         }},
        {{}, [](const QString &) -> Wish { return wish::Follow{u"prototype.example.com"_s}; }},
        {{},
         [](const QString &) -> Wish {
             return wish::IncomingRequests{u"prototype.example.com"_s, {}};
         }},
        {thing, [](const QString &name) -> Wish { return wish::AcceptRequest{name}; }},
        {thing, [](const QString &name) -> Wish { return wish::RejectRequest{name}; }},
        {person,
         [](const QString &name) -> Wish {
             return wish::SetStatus{name, u"blocked"_s};
         }},
        {person,
         [](const QString &name) -> Wish {
             return wish::EditMember{name, {}, {}, u"blocked"_s};
         }},
    };
}

QStringList segmentsOf(const QUrl &url)
{
    QStringList segments;
    const QStringList encoded = url.path(QUrl::FullyEncoded).split(u'/');
    for (const QString &segment : encoded)
        segments.append(QUrl::fromPercentEncoding(segment.toLatin1()));
    return segments;
}

/// The name at the prototype's place in this path; std::nullopt where the rest differs.
std::optional<QString> nameIn(const QStringList &path, const QStringList &model,
                              const QString &name)
{
    if (path.size() != model.size())
        return std::nullopt;
    QString found;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (!name.isEmpty() && model.at(i) == name)
            found = path.at(i);
        else if (path.at(i) != model.at(i))
            return std::nullopt;
    }
    return found;
}

/// Only a query that tells two calls on one path apart counts: an exchanged key, a target.
bool queryFits(const QUrl &model, const QUrl &url)
{
    const QUrlQuery asked(url);
    const QUrlQuery known(model);
    for (const auto &key : {u"apiKey"_s, u"idTag"_s}) {
        if (known.hasQueryItem(key) && !asked.hasQueryItem(key))
            return false;
    }
    return true;
}

} // namespace

Wish wishForRequest(const ContractCase &one, const personae::ServiceApi &api)
{
    personae::Endpoint endpoint = endpointFor(one);
    const QUrl url = QUrl::fromEncoded(one.origin.toLatin1() + one.target);
    const QStringList path = segmentsOf(url);
    const ServiceRules &rules = rulesFor(one.service);
    if (const auto extra = rules.extraWish ? rules.extraWish(one.method, url.path()) : std::nullopt)
        return *extra;
    for (const Prototype &prototype : prototypes()) {
        const auto made = api.request(prototype.make(prototype.name), endpoint);
        if (!made || made.value().method != one.method || !queryFits(made.value().url, url))
            continue;
        if (const auto name = nameIn(path, segmentsOf(made.value().url), prototype.name))
            return prototype.make(*name);
    }
    return wish::PlainCall{one.method, url.path(), {}};
}
