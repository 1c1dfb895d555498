// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/embedded/playedservice.h"

#include "network/embedded/epixelservice.h"
#include "network/embedded/interlinedlistservice.h"
#include "network/embedded/msquaredservice.h"
#include "network/embedded/sharedcontrol.h"

using namespace Qt::StringLiterals;

namespace personae::embedded {

QJsonValue PlayedService::switchValue(const QString &name, const QJsonValue &documented) const
{
    const QJsonValue chosen = m_control.behaviours().services.value(id()).toObject().value(name);
    return chosen.isUndefined() ? documented : chosen;
}

QString PlayedService::originFor(const Request &request)
{
    if (request.address.number == 0)
        return u"https://"_s + request.address.idTag;
    return u"http://"_s + QString::fromLatin1(request.header("host")) + u"/~"_s +
           request.address.idTag;
}

std::vector<std::unique_ptr<PlayedService>> playedServices(SharedControl &control)
{
    std::vector<std::unique_ptr<PlayedService>> services;
    services.push_back(std::make_unique<InterlinedListService>(control));
    services.push_back(std::make_unique<MSquaredService>(control));
    services.push_back(std::make_unique<EpixelService>(control));
    return services;
}

} // namespace personae::embedded
