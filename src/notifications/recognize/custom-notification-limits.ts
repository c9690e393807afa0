// The lengths that the custom notification schema allows, in characters (AWS Chatbot administrator guide, custom notifications).

/** How long each text of a custom notification may be. */
export const customNotificationLimits = { title: 250, description: 8000, nextStep: 350, keyword: 75 } as const;
