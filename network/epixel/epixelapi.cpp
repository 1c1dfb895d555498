// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/epixelapi.h"

#include "network/epixel/answers.h"
#include "network/epixel/baseaddress.h"
#include "network/epixel/epixelinfo.h"
#include "network/epixel/profileforms.h"
#include "network/epixel/requestmaker.h"

namespace personae {

EpixelApi::EpixelApi()
    : m_info(epixel::describe())
{
}

IdentityHint EpixelApi::identity(const QString &typed) const
{
    IdentityHint hint;
    hint.handle = typed.trimmed();
    if (hint.handle.isEmpty())
        hint.problem = IdentityHint::Problem::Empty;
    return hint;
}

QUrl EpixelApi::apiBase(const QString &) const
{
    return {};
}

Result<QUrl> EpixelApi::address(const QMap<QString, QString> &settings) const
{
    return epixel::baseFrom(settings);
}

Result<HttpRequest> EpixelApi::request(const Wish &wish, const Endpoint &endpoint) const
{
    return std::visit(epixel::RequestMaker(endpoint), wish);
}

Answer EpixelApi::answer(const Wish &wish, const HttpRequest &request, const HttpReply &reply,
                         const Endpoint &endpoint) const
{
    return epixel::understand(wish, request, reply, endpoint);
}

QList<Wish> EpixelApi::split(const Wish &wish) const
{
    const auto *save = std::get_if<wish::SaveProfile>(&wish);
    return save ? epixel::splitSave(*save) : QList<Wish>{wish};
}

/// There is one picture, at one address.
QString EpixelApi::pictureVariant(int) const
{
    return {};
}

} // namespace personae
