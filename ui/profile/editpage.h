// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/profilepage.h"
#include "ui/profile/publishbar.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

class QLabel;
class QMimeData;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace personae {

class FieldRow;
class PictureSection;
class SummaryLine;

/// The Edit tab of one form: pictures, fields, the person's own fields, and the publish bar. Built
/// from what the service declares.
class EditPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditPage)

public:
    EditPage(const ProfilePageParts &parts, const PublishActions &actions, ProfileForm &form,
             QWidget *parent);

    void focusFirst();
    void focusField(const QString &key);
    void paste(const QMimeData *mime);
    void refreshBar();

    void publish();
    void saveDraft();
    void discard(); ///< asks first

Q_SIGNALS:
    void announced(const QString &sentence);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Group
    {
        FieldRow *main = nullptr;
        FieldRow *title = nullptr;
        FieldRow *visibility = nullptr;
    };

    void build();
    void connectForm();
    void rebuildRows();
    void makeGroup(const QString &key);
    FieldRow *makeRow(const QString &key);
    void placeGroups(const QStringList &keys);
    void orderTabs(const QStringList &keys);
    void showCompanions(const QString &key);
    void refreshField(const QString &key);
    void refreshSummary();
    void layOutLabels();
    void openAddField(const QString &renamed);
    void followFocus(QWidget *now);
    [[nodiscard]] QString sectionOf(const QString &key) const;

    ProfilePageParts m_parts;
    QPointer<ProfileForm> m_form;
    SummaryLine *m_summary;
    QScrollArea *m_scroll;
    QWidget *m_content;
    QVBoxLayout *m_rows;
    PictureSection *m_pictures;
    QLabel *m_ownHeading;
    QPushButton *m_addField;
    PublishBar *m_bar;
    QHash<QString, Group> m_groups; ///< by the key of the section
    QSet<QString> m_titlesAsked;
    QString m_problem;
};

} // namespace personae
