// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/profilepage.h"

#include <QWidget>

class QVBoxLayout;

namespace personae {

/// The Overview tab: what the service shows, to read. Plain text throughout.
class OverviewPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverviewPage)

public:
    OverviewPage(const ProfilePageParts &parts, QWidget *parent = nullptr);

    void setProfile(const AccountRow &row, const CachedProfile &profile, const ServiceInfo &service,
                    const QStringList &keys);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    [[nodiscard]] bool wantsStacked() const;
    void addFact(const QString &label, const QString &value, QVBoxLayout *into);
    void addSection(const ServiceInfo &service, const FieldMap &fields, const FieldSpec &spec);
    void addValue(const FieldSpec &spec, const QString &text, QVBoxLayout *into);
    void addParts(const QStringList &keys, const QMap<QString, QString> &parts, QVBoxLayout *into);
    void clear();

    ProfilePageParts m_parts;
    AccountRow m_row;
    CachedProfile m_profile;
    ServiceInfo m_service;
    QStringList m_keys;
    bool m_stacked = false;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QWidget *m_holder;
};

} // namespace personae
