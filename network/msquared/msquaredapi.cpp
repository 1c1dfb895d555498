// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/msquared/msquaredapi.h"

#include "network/msquared/address.h"
#include "network/msquared/answers.h"
#include "network/msquared/msquaredinfo.h"
#include "network/msquared/requestmaker.h"

namespace personae {

MSquaredApi::MSquaredApi()
    : m_info(msquared::describe())
{
}

IdentityHint MSquaredApi::identity(const QString &typed) const
{
    IdentityHint hint;
    hint.handle = msquared::cleaned(typed);
    if (hint.handle.isEmpty())
        hint.problem = IdentityHint::Problem::Empty;
    return hint;
}

QUrl MSquaredApi::apiBase(const QString &) const
{
    return {}; // a user name says nothing about its organization: address() does
}

Result<QUrl> MSquaredApi::address(const QMap<QString, QString> &settings) const
{
    return msquared::baseFrom(settings);
}

Result<HttpRequest> MSquaredApi::request(const Wish &wish, const Endpoint &endpoint) const
{
    const msquared::RequestMaker maker(endpoint);
    return std::visit(maker, wish);
}

Answer MSquaredApi::answer(const Wish &wish, const HttpRequest &request, const HttpReply &reply,
                           const Endpoint &endpoint) const
{
    return msquared::understand(wish, request, reply, endpoint);
}

QString MSquaredApi::pictureVariant(int) const
{
    return {}; // one address per picture
}

} // namespace personae
