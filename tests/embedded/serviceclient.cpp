// SPDX-License-Identifier: GPL-3.0-or-later
#include "serviceclient.h"

#include <QSignalSpy>
#include <QUrl>

namespace personae::test {

using namespace Qt::StringLiterals;

const QString alice = u"alice.garden.example"_s;
const QString bob = u"bob.garden.example"_s;
const QString gardenClub = u"garden-club.example"_s;

QByteArray HttpAnswer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QString HttpAnswer::code() const
{
    return json().value("error"_L1).toObject().value("code"_L1).toString();
}

ServiceClient::ServiceClient()
    : m_services(std::make_unique<EmbeddedServices>())
{
}

bool ServiceClient::start(int crowd)
{
    const auto started = m_services->start(m_folder.path(), 0, crowd);
    if (!started) {
        qWarning() << started.error().detail;
        return false;
    }
    m_started = started.value();
    change([](Behaviours &b) {
        b.failedLoginDelayMs = 0;
        b.finalPictureIdDelayMs = 0;
        b.followFlagDelayMs = 0;
    });
    return true;
}

void ServiceClient::restart()
{
    const Behaviours kept = m_services->behaviours();
    m_manager.clearConnectionCache();
    m_services = std::make_unique<EmbeddedServices>();
    const auto started = m_services->start(m_folder.path());
    Q_ASSERT(started.ok());
    m_started = started.value();
    m_services->setBehaviours(kept);
}

void ServiceClient::change(const std::function<void(Behaviours &)> &edit)
{
    Behaviours behaviours = m_services->behaviours();
    edit(behaviours);
    m_services->setBehaviours(behaviours);
}

HttpAnswer ServiceClient::send(const QByteArray &method, const QString &target,
                               const QByteArray &body,
                               const QList<QNetworkReply::RawHeaderPair> &headers)
{
    QNetworkRequest request(QUrl(m_started.base.toString() + target));
    request.setRawHeader("Host", host.isEmpty() ? "cl-o." + QUrl::toAce(tenant) : host);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    // A HEAD sent as a custom verb would wait for a body.
    QNetworkReply *reply = method == "HEAD" ? m_manager.head(request)
                                            : m_manager.sendCustomRequest(request, method, body);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    HttpAnswer answer;
    if (!reply->isFinished() && !finished.wait(20'000))
        return answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    answer.error = reply->error();
    answer.headers = reply->rawHeaderPairs();
    reply->deleteLater();
    return answer;
}

HttpAnswer ServiceClient::json(const QByteArray &method, const QString &target,
                               const QByteArray &body)
{
    return send(method, target, body, {{"Content-Type", "application/json"}});
}

HttpAnswer ServiceClient::patchMe(const QByteArray &body)
{
    return json("PATCH", u"/api/me"_s, body);
}

QString ServiceClient::signIn(const QString &handle, const QString &password)
{
    const QJsonObject body{{"idTag"_L1, handle}, {"password"_L1, password}};
    tenant = handle;
    token.clear();
    const HttpAnswer answer =
        json("POST", u"/api/auth/login"_s, QJsonDocument(body).toJson(QJsonDocument::Compact));
    return answer.data().toObject().value("token"_L1).toString();
}

void ServiceClient::beAlice()
{
    token = signIn(alice, u"alice-demo-1"_s);
}

} // namespace personae::test
