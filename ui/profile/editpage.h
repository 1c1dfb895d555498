// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profile/profilepage.h"
#include "ui/profile/publishbar.h"

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QWidget>

class QLabel;
class QMimeData;
class QPushButton;
class QVBoxLayout;

namespace personae {

class FieldRow;
class FormTabs;
class PictureSection;
class RemedyStrip;
class SummaryLine;
class WaitStrip;

/// The Edit tab of one form: pictures, fields on their pages, the person's own fields, and the
/// publish bar. Built from what the service declares.
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
    void callWanted(const QString &callId); ///< "Change…" at a field another call changes
    void advancedWanted();
    void signInWanted();

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
    void connectDesk();
    void connectRemedy();
    void tryAnyway();
    void tryOtherWay(const QString &setting, const QString &value);
    [[nodiscard]] const OutboxEntry *entryWithRemedy() const;
    void refreshRemedy();
    [[nodiscard]] Account account() const;
    [[nodiscard]] QString pageOf(const QString &section) const;
    [[nodiscard]] QStringList pagesOf(const QStringList &keys) const;
    void rebuildRows();
    void makeGroup(const QString &key);
    FieldRow *makeRow(const QString &key, bool locked);
    static void dropGroup(const Group &group);
    void placeGroups(const QStringList &keys);
    void orderTabs(const QStringList &keys);
    void showCompanions(const QString &key);
    void refreshField(const QString &key);
    void refreshSummary();
    void refreshTabs();
    void refreshPages(const QHash<QString, int> &changed);
    void lockPages(const QSet<QString> &locked);
    void refreshWait();
    void layOutLabels();
    void openAddField(const QString &renamed);
    void followFocus(QWidget *now);
    [[nodiscard]] QString sectionOf(const QString &key) const;
    [[nodiscard]] FieldRow *rowOf(const QString &key) const;
    [[nodiscard]] QList<FieldRow *> allRows() const;

    ProfilePageParts m_parts;
    QPointer<ProfileForm> m_form;
    SummaryLine *m_summary;
    FormTabs *m_tabs;
    QHash<QString, QVBoxLayout *> m_rows; ///< by page
    PictureSection *m_pictures;
    QLabel *m_ownHeading;
    QPushButton *m_addField;
    RemedyStrip *m_remedy;
    WaitStrip *m_wait;
    PublishBar *m_bar;
    QHash<QString, Group> m_groups; ///< by the key of the section
    QSet<QString> m_titlesAsked;
    QSet<QString> m_lockedPages; ///< can be read only
    QString m_problem;
};

} // namespace personae
