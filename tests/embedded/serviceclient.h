// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/embeddedservices.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace personae::test {

struct HttpAnswer
{
    int status = 0; ///< 0: no answer
    QByteArray body;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QList<QNetworkReply::RawHeaderPair> headers;

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonValue data() const { return json().value(QLatin1StringView("data")); }
    [[nodiscard]] QString code() const; ///< error.code
};

/// A plain client on a real socket, and a service with its own folder.
class ServiceClient final
{
    Q_DISABLE_COPY_MOVE(ServiceClient)

public:
    ServiceClient();

    [[nodiscard]] bool start(int crowd = 0);
    void restart();
    [[nodiscard]] QUrl base() const { return m_started.base; }
    [[nodiscard]] EmbeddedServices &services() { return *m_services; }
    /// Changes one switch: change([](Behaviours &b) { b.listCap = 5; }).
    void change(const std::function<void(Behaviours &)> &edit);

    /// Talks to cl-o.<tenant> (set host() for another); `token` empty: none.
    HttpAnswer send(const QByteArray &method, const QString &target, const QByteArray &body = {},
                    const QList<QNetworkReply::RawHeaderPair> &headers = {});
    HttpAnswer get(const QString &target) { return send("GET", target); }
    HttpAnswer json(const QByteArray &method, const QString &target, const QByteArray &body);
    HttpAnswer patchMe(const QByteArray &body);
    [[nodiscard]] QString signIn(const QString &handle, const QString &password);
    /// As the demo person alice, with her token.
    void beAlice();

    QString tenant;
    QString token;
    QByteArray host; ///< empty: cl-o.<tenant>

private:
    QTemporaryDir m_folder;
    std::unique_ptr<EmbeddedServices> m_services;
    EmbeddedServices::Started m_started;
    QNetworkAccessManager m_manager;
};

extern const QString alice;
extern const QString bob;
extern const QString gardenClub;

} // namespace personae::test
