// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/cloudillo/cloudilloapi.h"

#include "network/cloudillo/answerreader.h"
#include "network/cloudillo/busframes.h"
#include "network/cloudillo/cloudilloinfo.h"
#include "network/cloudillo/idtag.h"
#include "network/cloudillo/pictures.h"
#include "network/cloudillo/requestmaker.h"

namespace personae {

CloudilloApi::CloudilloApi()
    : m_info(cloudillo::describe())
{
}

CloudilloApi::~CloudilloApi() = default;

const ServiceInfo &CloudilloApi::info() const
{
    return m_info;
}

IdentityHint CloudilloApi::identity(const QString &typed) const
{
    return cloudillo::hintFor(typed);
}

QUrl CloudilloApi::apiBase(const QString &handle) const
{
    return cloudillo::apiBaseOf(handle);
}

Result<HttpRequest> CloudilloApi::request(const Wish &wish, const Endpoint &endpoint) const
{
    const cloudillo::RequestMaker maker(endpoint);
    return std::visit(maker, wish);
}

Answer CloudilloApi::answer(const Wish &wish, const HttpRequest &request, const HttpReply &reply,
                            const Endpoint &endpoint) const
{
    return cloudillo::understand(wish, request, reply, endpoint);
}

QList<Wish> CloudilloApi::split(const Wish &wish) const
{
    const auto *save = std::get_if<wish::SaveProfile>(&wish);
    return save ? cloudillo::splitProfile(*save) : QList<Wish>{wish};
}

QString CloudilloApi::pictureVariant(int edgePixels) const
{
    return cloudillo::variantFor(edgePixels);
}

QUrl CloudilloApi::newsAddress(const Endpoint &endpoint) const
{
    return cloudillo::busAddress(endpoint);
}

BusNews CloudilloApi::news(const QString &frame, const Endpoint &endpoint) const
{
    return cloudillo::newsFrom(frame, endpoint);
}

BusEnd CloudilloApi::newsEnd(int closeCode) const
{
    return closeCode == cloudillo::closedForSignIn ? BusEnd::SignIn : BusEnd::Retry;
}

QString CloudilloApi::newsPing(const QString &frameId) const
{
    return cloudillo::pingFrame(frameId);
}

} // namespace personae
