// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/embedded/msquaredstate.h"
#include "network/embedded/playedservice.h"

namespace personae::embedded {

/// MSquared's user profile service as its document describes it, for the organization "acme-park".
/// What the document leaves open is a switch of Behaviours::services["msquared"]; the documented
/// default stands first:
///
/// avatarField (M² U1), idPairStyle "object"|"dotted" (U2), uploadPart (U3), uploadStyle
/// "multipart"|"raw" (U4), denyPath "username"|"deny"|"none" and denyPathStatus 404|405 (U5),
/// denyEncodingPut, -Delete "object"|"array", denyEncodingPost "map"|"bareMap"|"objects"|"pairs"
/// (U6), denyAnswer "array"|"named"|"both"|"unclear"|"empty" and denyStatus 409|200|400|422 (U7),
/// statusPath (U9), noProfile "404"|"{}"|"null" (U10), nameStatus 0 (one for each reason)|400|409|
/// 422 (U11), apiKeyProfile "none"|"refused" (U12), tokens
/// "valid"|"expired" (U13), pattern and unique and pictureUpload (the organization's),
/// organizations "array"|"object"|"refused", pictures "open"|"credential"|"signed", putAnswer
/// "profile"|"empty"|"ok", errors "message"|"nested"|"list"|"text"|"html", deleteBodies
/// "kept"|"dropped", throttled, retired, newerApi: false. Behaviours::ignoreWrites and alterWrites
/// count here too.
class MSquaredService final : public PlayedService
{
public:
    explicit MSquaredService(SharedControl &control);

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString open(const QString &folder) override;
    [[nodiscard]] QStringList hosts() const override;
    [[nodiscard]] QList<EmbeddedServices::Identity> identities() const override;
    [[nodiscard]] Reply handle(const Request &request) override;

private:
    /// Who asks; `user` is null for the organization's key.
    struct Asker
    {
        M2User *user = nullptr;
        bool admin = false;
    };

    [[nodiscard]] QString word(const QString &name, const QString &documented) const;
    [[nodiscard]] bool isOn(const QString &name, bool documented = false) const;
    [[nodiscard]] Reply refusal(int status, const QStringList &messages) const;
    [[nodiscard]] Reply saved(Reply reply);

    [[nodiscard]] Reply route(const Request &request);
    [[nodiscard]] std::variant<Asker, Reply> asker(const Request &request);
    [[nodiscard]] Reply organizations() const;
    [[nodiscard]] static Reply datasources(const Request &request);
    [[nodiscard]] Reply picture(const Request &request);

    // msquaredprofile.cpp
    [[nodiscard]] Reply profile(const Request &request, const Asker &asker);
    [[nodiscard]] Reply noProfile() const;
    [[nodiscard]] QJsonObject shown(const Request &request, const M2User &user) const;
    [[nodiscard]] QString pictureAddress(const Request &request, const M2User &user) const;
    [[nodiscard]] Reply put(const Request &request, M2User &user);
    [[nodiscard]] Reply putPicture(const Request &request, M2User &user);
    [[nodiscard]] Reply keepPicture(const Request &request, M2User &user, const QByteArray &bytes);
    [[nodiscard]] Reply badName(int status, const QStringList &messages) const;
    [[nodiscard]] std::optional<Reply> rename(M2User &user, const QJsonValue &name);
    /// An id pair, or null, into `target`.
    [[nodiscard]] std::optional<Reply> choose(const QJsonValue &pair, QString &target) const;
    [[nodiscard]] Reply written(const Request &request, M2User &user, const M2User &before);

    // msquareddeny.cpp
    [[nodiscard]] Reply deny(const Request &request);
    [[nodiscard]] Reply denyReplace(const QJsonValue &body);
    [[nodiscard]] Reply denyAdd(const QJsonValue &body);
    [[nodiscard]] Reply denyRemove(const QJsonValue &body);
    [[nodiscard]] bool denyOne(const QString &name, const QString &replacement);
    [[nodiscard]] Reply told(const QStringList &done, const QStringList &failed, int status);

    M2State m_state;
};

} // namespace personae::embedded
