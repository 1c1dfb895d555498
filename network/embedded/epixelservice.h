// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/epixelforms.h"
#include "network/embedded/epixelstore.h"
#include "network/embedded/playedservice.h"

#include <QSet>

namespace personae::embedded {

/// An Epixel installation as the document describes it. Every open point of its section 5 and every
/// misbehaviour it warns of is a switch; the values in brackets are the documented defaults.
///
/// imagePath first|second|both [first], refreshPath [user/token/refresh/] (empty: none), tokenPath
/// [user/token-generator/] (empty: none), tokenMethod [POST], aboutUpdatePath [empty: none],
/// bodyStyle any|multipart|urlencoded|json [any], errorShape envelope|bare|rows|html [envelope],
/// dailyLimit [5] (0: none), limitCoversUpdate [false], waitText [the documented sentence],
/// throttleShape detail|list|text [detail], retryAfter [0: no header], clearsOmitted [false],
/// ignoreWrites [false], address, about, localInfo, states [true], localInfoShape
/// objects|pairs|map|strings [objects], profileShape array|object|several|empty [array],
/// numericPhone, byteOrderMark [false], media relative|absolute|protected [relative],
/// newPicturePath [false], tokenSeconds [900], refreshSeconds [86400], rotateRefresh (the one
/// before is spent then), loginEnveloped [false], loginRefresh [true], wrongKeyStatus [401],
/// plain401 [false: with code token_not_valid], envelopeStatus [0: none] (200 with this
/// status_code), redirect [empty] (GETs are sent there), localInfoLacks [empty] (a list that is
/// missing, e.g. timezones), tokenAnswer top|data|none [top] (where the checksum stands),
/// phoneMinimum [0] digits.
class EpixelService final : public PlayedService
{
public:
    using PlayedService::PlayedService;

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString open(const QString &folder) override;
    [[nodiscard]] QStringList hosts() const override;
    [[nodiscard]] QList<EmbeddedServices::Identity> identities() const override;
    [[nodiscard]] Reply handle(const Request &request) override;
    void reset() override { m_store.forgetLimits(); }

private:
    struct Call
    {
        const Request &request;
        QByteArray method;
        QString path; ///< behind the base
        epixel::Form form;
        epixel::Member *member = nullptr;
    };
    using Errors = QMap<QString, QStringList>;

    // epixelservice.cpp
    [[nodiscard]] Reply answer(Call &call);
    [[nodiscard]] Reply open(const Call &call);
    [[nodiscard]] Reply signedIn(Call &call);
    [[nodiscard]] bool knows(const QString &path) const;
    [[nodiscard]] Reply writing(Call &call);
    [[nodiscard]] Reply media(const Request &request);
    // epixelsession.cpp
    [[nodiscard]] Reply logIn(const Call &call);
    [[nodiscard]] Reply renew(const Call &call);
    [[nodiscard]] Reply forgotten(const Call &call);
    [[nodiscard]] Reply changePassword(Call &call);
    [[nodiscard]] QString tokenFor(const QString &username, const QString &kind, int seconds) const;
    /// Who a token belongs to; empty: nobody, or no longer.
    [[nodiscard]] QString ownerOf(const QString &token, const QString &kind) const;
    [[nodiscard]] Reply notValid() const;
    // epixelreads.cpp
    [[nodiscard]] Reply profile(const Call &call) const;
    [[nodiscard]] Reply address(const Call &call) const;
    [[nodiscard]] Reply about(const Call &call) const;
    [[nodiscard]] Reply localInfo() const;
    [[nodiscard]] Reply states(const QString &country) const;
    // epixelwrites.cpp
    [[nodiscard]] Reply updateProfile(Call &call);
    [[nodiscard]] Reply updateAddress(Call &call);
    [[nodiscard]] Reply updateAbout(Call &call);
    [[nodiscard]] Reply putImage(Call &call);
    [[nodiscard]] Reply sendCode(Call &call);
    [[nodiscard]] std::optional<Reply> throttled(Call &call);
    [[nodiscard]] Errors profileErrors(const Call &call) const;
    [[nodiscard]] Errors codeErrors(const Call &call) const;
    [[nodiscard]] Reply taken() const;
    // replies
    [[nodiscard]] Reply json(const QJsonObject &body, int status = 200) const;
    [[nodiscard]] Reply data(const QJsonObject &data) const;
    [[nodiscard]] Reply invalid(const Errors &errors) const;
    [[nodiscard]] Reply missing() const;
    [[nodiscard]] QString text(const QString &name, const QString &documented) const;
    [[nodiscard]] bool on(const QString &name, bool documented = false) const;

    epixel::Store m_store;
    QSet<QString> m_spent; ///< refresh tokens that were exchanged, where they rotate
};

} // namespace personae::embedded
