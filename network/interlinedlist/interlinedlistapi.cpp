// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/interlinedlist/interlinedlistapi.h"

#include "network/interlinedlist/addresses.h"
#include "network/interlinedlist/answers.h"
#include "network/interlinedlist/interlinedlistinfo.h"
#include "network/interlinedlist/profilefields.h"
#include "network/interlinedlist/requestmaker.h"

using namespace Qt::StringLiterals;

namespace personae {

InterlinedListApi::InterlinedListApi()
    : m_info(interlinedlist::describe())
{
}

/// An e-mail address, whose letter case counts (InterlinedList 3.1).
IdentityHint InterlinedListApi::identity(const QString &typed) const
{
    IdentityHint hint;
    hint.handle = typed.trimmed();
    hint.apiBase = apiBase(hint.handle);
    hint.problem =
        hint.handle.isEmpty() ? IdentityHint::Problem::Empty : IdentityHint::Problem::None;
    return hint;
}

QUrl InterlinedListApi::apiBase(const QString &) const
{
    return QUrl(QLatin1StringView(interlinedlist::publicAddress));
}

Result<QUrl> InterlinedListApi::address(const QMap<QString, QString> &settings) const
{
    return interlinedlist::baseAddress(settings);
}

QUrl InterlinedListApi::browserAddress(const QString &provider, const QString &argument,
                                       const QUrl &base) const
{
    return interlinedlist::authorizeAddress(provider, argument, base);
}

QUrl InterlinedListApi::callAddress(const QString &id, const FieldMap &arguments,
                                    const QUrl &base) const
{
    const auto text = [&arguments](const char *key) {
        return arguments.value(QLatin1StringView(key)).toString();
    };
    if (id != "link-identity"_L1)
        return {};
    return interlinedlist::linkAddress(text("provider"), text("instance"), text("handle"), base);
}

std::optional<SessionGrant> InterlinedListApi::handedOver(const QUrl &callback) const
{
    return interlinedlist::grantIn(callback);
}

Result<HttpRequest> InterlinedListApi::request(const Wish &wish, const Endpoint &endpoint) const
{
    return std::visit(interlinedlist::RequestMaker(endpoint), wish);
}

Answer InterlinedListApi::answer(const Wish &wish, const HttpRequest &request,
                                 const HttpReply &reply, const Endpoint &endpoint) const
{
    return interlinedlist::understand(wish, request, reply, endpoint);
}

QList<Wish> InterlinedListApi::split(const Wish &wish) const
{
    const auto *save = std::get_if<wish::SaveProfile>(&wish);
    return save ? interlinedlist::splitProfile(*save) : QList<Wish>{wish};
}

/// Pictures come in one size only.
QString InterlinedListApi::pictureVariant(int) const
{
    return {};
}

} // namespace personae
